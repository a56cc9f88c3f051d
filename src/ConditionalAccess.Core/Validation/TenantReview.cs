using System.Globalization;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>One run over a configuration: what rules about the whole set see, and where every rule reports. Used by one thread.</summary>
internal sealed class TenantReview(TenantConfiguration tenant, TenantSources sources)
{
    private const string CodePrefix = "CAP20";

    public TenantConfiguration Tenant { get; } = tenant;

    public TenantSources Sources { get; } = sources;

    /// <summary>Ids of the supplied named locations; a soft-deleted one is not there (spec 2.1).</summary>
    public HashSet<GraphId> NamedLocationIds { get; } =
        [.. tenant.NamedLocations.Where(location => location.DeletedDateTime is null).Select(location => location.Id)];

    public List<PolicyDiagnostic> Findings { get; } = [];

    public void Report(string code, DiagnosticSeverity severity, SourceLocation at, string message, string remedy)
        => Findings.Add(new PolicyDiagnostic(code, severity, message, remedy, at) { Rule = RuleOf(code) });

    public void Error(string code, SourceLocation at, string message, string remedy)
        => Report(code, DiagnosticSeverity.Error, at, message, remedy);

    public void Warning(string code, SourceLocation at, string message, string remedy)
        => Report(code, DiagnosticSeverity.Warning, at, message, remedy);

    /// <summary>How messages name an object: kind, display name and id.</summary>
    public static string NameOf(string kind, string? displayName, GraphId id)
        => kind + (string.IsNullOrWhiteSpace(displayName) ? " without a name" : " " + DiagnosticText.Quote(displayName))
            + " (" + (id.IsKnown && !id.IsNone ? DiagnosticText.Escape(id.ToString()) : "no id") + ")";

    public static string NameOf(ConditionalAccessPolicy policy) => NameOf("policy", policy.DisplayName, policy.Id);

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    // Codes 20nn report rule V-nn of the specification, by construction.
    private static string? RuleOf(string code)
        => code.StartsWith(CodePrefix, StringComparison.Ordinal) ? "V-" + code[CodePrefix.Length..] : null;
}
