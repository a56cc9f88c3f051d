using ConditionalAccess;
using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Scripting;
using ConditionalAccess.Signals;

// A tenant whose policies say some of their conditions as C# expressions: two conditions of access policies, and one rule of compliance.
var options = PolicyReadOptions.Default with { Scripts = CSharpScriptCompiler.Default };
string tenant = Path.Combine(AppContext.BaseDirectory, "tenant");
PolicyEngine access = PolicySet.Load(tenant, options).Compile();
ComplianceEngine compliance = CompliancePolicySet.Load(tenant, options).Compile();

var noon = new DateTimeOffset(2026, 3, 16, 12, 0, 0, TimeSpan.FromHours(1));
SignIn ordinary = new()
{
    User = new() { Id = "3d1f6f60-6f0b-4a3e-9d0e-0a4f1d6c2b11", Groups = [], Roles = [], Kind = UserKind.InternalMember },
    Resource = new() { Audiences = ["00000003-0000-0ff1-ce00-000000000000"] },
    Client = new() { AppType = ClientAppType.Browser, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None },
    Network = new() { Country = CountryCode.Parse("SE") },
    Device = new() { IsRegistered = true, IsCompliant = true, IsIntuneManaged = true, OperatingSystemVersion = "10.0.26100.4061" },
    Authentication = new() { Methods = AuthenticationMethods.Password, HasMfaClaim = false, RegisteredMethods = AuthenticationMethods.MicrosoftAuthenticatorPush },
    At = noon,
};

Decide("at noon, from Sweden, with a new build", ordinary);
Decide("with an old build", ordinary with { Device = ordinary.Device with { OperatingSystemVersion = "10.0.19045.3930" } });
Decide("at night, from Norway", ordinary with { Network = new() { Country = CountryCode.Parse("NO") }, At = noon.AddHours(11) });
Decide("from Norway, and nobody said when", ordinary with { Network = new() { Country = CountryCode.Parse("NO") }, At = null });

DeviceFacts device = new()
{
    Id = "00000009-0000-4000-8000-000000000001",
    AzureADDeviceId = "00000009-0000-4000-8000-000000000002",
    Platform = CompliancePlatform.Windows10,
    IsEnrolled = true,
    ManagementAgent = ManagementAgent.Mdm,
    LastSyncDateTime = noon,
    EnrolledDateTime = noon.AddDays(-90),
    UserId = "00000009-0000-4000-8000-000000000003",
    User = new() { Exists = true, IsIntuneLicensed = true, GroupIds = [] },
    GroupIds = [],
    Identifiers = new() { DeviceName = "LAB-017", Model = "LabBook 3" },
    DeviceStatus = new() { EncryptionCompliance = 1 },
};
Evaluate("a lab computer with a lab name", device);
Evaluate("a lab computer with another name", device with { Identifiers = device.Identifiers with { DeviceName = "LAPTOP-17" } });

Title("A script that is refused");
PolicySet.TryLoad(Path.Combine(AppContext.BaseDirectory, "rejected"), out _, out IReadOnlyList<PolicyDiagnostic> findings, options);
foreach (PolicyDiagnostic finding in findings.Where(f => f.Severity == DiagnosticSeverity.Error)) Console.WriteLine(finding);

Title("The same tenant, read by a host that accepts no scripts");
PolicySet without = PolicySet.Load(tenant);
foreach (PolicyDiagnostic finding in without.Diagnostics.Where(f => f.Severity == DiagnosticSeverity.Warning)) Console.WriteLine(finding);
Decision decision = without.Compile().Evaluate(in ordinary);
Console.WriteLine(decision.Outcome + ", rests on what is not known: " + decision.RestsOnUnknown);
return findings.Any(f => f.Severity == DiagnosticSeverity.Error) && !access.Evaluate(in ordinary).RestsOnUnknown ? 0 : 1;

void Decide(string title, SignIn signIn)
{
    Title("Sign-in " + title);
    Console.WriteLine(access.Explain(in signIn).ToString().TrimEnd());
}

void Evaluate(string title, DeviceFacts facts)
{
    Title("Device: " + title);
    Console.WriteLine(compliance.Explain(facts, null, noon).ToText().TrimEnd());
}

static void Title(string text) => Console.WriteLine(Environment.NewLine + text + Environment.NewLine + new string('-', text.Length));
