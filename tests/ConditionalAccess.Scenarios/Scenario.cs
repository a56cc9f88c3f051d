using System.Text.Json;
using System.Text.Json.Serialization;
using ConditionalAccess.Model;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Scenarios;

/// <summary>One story as data: a tenant, sign-ins, and what each of them must come to.</summary>
public sealed class Scenario
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
    };

    private Scenario(string name, Expectations expected, TenantConfiguration tenant, SignInDocument signIns)
        => (Name, Story, Cases, Tenant, SignIns) = (name, expected.Story, expected.Cases, tenant, signIns);

    public static string Folder { get; } = Path.Combine(Corpus.Repository, "tests", "ConditionalAccess.Scenarios", "Data");

    public string Name { get; }

    public string Story { get; }

    public IReadOnlyList<ExpectedDecision> Cases { get; }

    public TenantConfiguration Tenant { get; }

    public SignInDocument SignIns { get; }

    public static IEnumerable<string> Names() => Directory.GetDirectories(Folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal);

    public static Scenario Load(string name)
    {
        string folder = Path.Combine(Folder, name);
        Expectations expected = JsonSerializer.Deserialize<Expectations>(File.ReadAllBytes(Path.Combine(folder, "expected.json")), Strict)!;
        string source = expected.Source is null ? folder : Path.Combine(Corpus.Repository, expected.Source);
        string tenant = Path.Combine(source, "tenant");
        return new Scenario(name, expected, ScenarioTenant.Load(Directory.Exists(tenant) ? tenant : source), SignInDocument.Load(Path.Combine(source, "signins.json")));
    }

    public IEnumerable<string> PolicyNames => Tenant.Policies.Select(p => p.DisplayName!);

    public int PolicyIndex(string name) => PolicyNames.ToList().IndexOf(name);

    /// <summary>The sign-in of that name.</summary>
    public ref readonly SignIn SignIn(string name) => ref SignIns.SignIns.Single(s => s.Name == name).SignIn;

    private sealed record Expectations(string Story, IReadOnlyList<ExpectedDecision> Cases, string? Source = null);
}
