using System.Globalization;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Json;

namespace ConditionalAccess;

/// <summary>One load of app protection policies. Not thread-safe; used once.</summary>
internal sealed class AppProtectionPolicySetLoader(PolicyReadOptions? options) : DocumentLoader<AppProtectionPolicySet>(options)
{
    private readonly List<(AppProtectionPolicy Policy, SourceLocation Location)> _policies = [];

    protected override DiagnosticSeverity LaxSyntax => DiagnosticSeverity.Warning;

    public override AppProtectionPolicySet? Finish(out IReadOnlyList<PolicyDiagnostic> findings)
    {
        Limit();
        WarnTwice();
        if (_policies.Count == 0 && !Findings.HasErrors)
        {
            Findings.Add(Options.AllowEmpty ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error, DiagnosticCodes.AppProtectionSetEmpty,
                "there is no app protection policy, so no app counts as protected", Options.AllowEmpty ? "make sure that this is meant" : "export the policies, or set AllowEmpty when this is meant", SingleName());
        }

        findings = Located(new DocumentLocator(Sources));
        bool isRefused = Findings.HasErrors && (!Options.AcceptPartial || _policies.Count == 0);
        return isRefused ? null : new AppProtectionPolicySet(ValueArray.From(_policies.Select(p => p.Policy)), findings, Findings.HasErrors);
    }

    protected override void Read(JsonTree tree)
    {
        // One of two equal members could hide a check, so nothing of such a document is read.
        if (!tree.HasDuplicates) new AppProtectionDocumentReader(new ReadContext(Options, Findings), _policies).Read(tree, IsMany);
    }

    private void Limit()
    {
        if (_policies.Count <= Options.MaxPolicies) return;
        Findings.Add(new PolicyDiagnostic(DiagnosticCodes.TooManyPolicies, DiagnosticSeverity.Error,
            string.Create(CultureInfo.InvariantCulture, $"there are more than {Options.MaxPolicies:N0} policies"), "a tenant holds a few hundred: read fewer documents, or raise the limit MaxPolicies", _policies[Options.MaxPolicies].Location));
        _policies.RemoveRange(Options.MaxPolicies, _policies.Count - Options.MaxPolicies);
    }

    private void WarnTwice()
    {
        var first = new HashSet<GraphId>();
        foreach ((AppProtectionPolicy policy, SourceLocation location) in _policies)
        {
            if (first.Add(policy.Id)) continue;
            Findings.Add(new PolicyDiagnostic(DiagnosticCodes.AppProtectionIdTwice, DiagnosticSeverity.Warning,
                $"two app protection policies have the id {DiagnosticText.Quote(policy.Id.ToString())}; both count", "remove one of them", location));
        }
    }
}
