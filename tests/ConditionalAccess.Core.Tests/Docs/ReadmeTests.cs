using ConditionalAccess.Diagnostics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.Docs;

public sealed class ReadmeTests : IDisposable
{
    private const string Anna = "3d1f6f60-6f0b-4a3e-9d0e-0a4f1d6c2b11";

    private const string Finance = "8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22";

    private readonly DirectoryInfo _export = Directory.CreateTempSubdirectory();

    public ReadmeTests() => File.WriteAllText(Path.Combine(_export.FullName, "policies.json"), """
        {
          "@odata.context": "https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies",
          "value": [
            {
              "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a01",
              "displayName": "Finance: MFA or managed device",
              "state": "enabled",
              "conditions": {
                "clientAppTypes": ["all"],
                "applications": { "includeApplications": ["All"] },
                "users": { "includeGroups": ["8a0c5f0e-27b5-4a53-8f0d-6c0a5a1b7c22"] }
              },
              "grantControls": { "operator": "OR", "builtInControls": ["mfa", "compliantDevice"] }
            },
            {
              "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7a02",
              "displayName": "Block device code flow",
              "state": "enabled",
              "conditions": {
                "clientAppTypes": ["all"],
                "applications": { "includeApplications": ["All"] },
                "users": { "includeUsers": ["All"], "excludeUsers": ["0f9a1c9c-11f4-4b2d-8d36-0d8c1f1c9e33"] },
                "authenticationFlows": { "transferMethods": "deviceCodeFlow" }
              },
              "grantControls": { "operator": "OR", "builtInControls": ["block"] }
            }
          ]
        }
        """);

    public void Dispose() => _export.Delete(recursive: true);

    [Theory]
    [InlineData(0, "embed")]
    [InlineData(1, "device")]
    [InlineData(2, "check")]
    public void The_code_of_the_readme_is_the_code_that_runs_here(int block, string region)
    {
        Assert.NotEmpty(Readme.Region(region));
        Assert.Equal(Readme.Region(region), Readme.Blocks("csharp")[block]);
    }

    [Fact]
    public void Every_code_block_of_the_readme_runs_here() => Assert.Equal(3, Readme.Blocks("csharp").Count);

    [Fact]
    public void The_embedding_of_the_readme_grants_when_every_signal_is_there()
        => Assert.Equal("granted", ReadmeExamples.Embed(_export.FullName, Anna, Finance, hasMfaClaim: true));

    [Fact]
    public void The_explanation_in_the_readme_is_real()
        => Assert.Equal(Readme.Blocks("text").Single() + "\n", ReadmeExamples.Embed(_export.FullName, Anna, Finance, hasMfaClaim: false));

    [Theory]
    [InlineData("", true)]
    [InlineData("User.Kind", false)]
    [InlineData("Client.TransferMethod", false)]
    [InlineData("Authentication.HasMfaClaim", false)]
    public void The_grant_needs_the_signals_that_the_readme_names(string left, bool granted)
    {
        Decision decision = Decide(new SignIn
        {
            User = new() { Id = Anna, Groups = [Finance], Kind = left == "User.Kind" ? default : UserKind.InternalMember },
            Resource = new() { Audiences = ["00000003-0000-0ff1-ce00-000000000000"] },
            Client = new() { TransferMethod = left == "Client.TransferMethod" ? default : TransferMethod.None },
            Authentication = new() { HasMfaClaim = left == "Authentication.HasMfaClaim" ? null : true },
        });
        Assert.Equal(granted, decision.IsGranted);
        Assert.Equal(!granted, decision.RestsOnUnknown);
    }

    [Fact]
    public void Groups_left_out_are_not_the_same_as_no_groups()
    {
        var signIn = new SignIn { User = new() { Id = Anna, Groups = [] }, Client = new() { TransferMethod = TransferMethod.None } };
        Assert.True(Decide(signIn).IsGranted);
        Assert.False(Decide(signIn with { User = new() { Id = Anna } }).IsGranted);
    }

    [Fact]
    public void The_check_of_the_readme_fails_on_an_error_and_names_it()
    {
        var report = new StringWriter();
        Assert.Equal(0, ReadmeExamples.Check(_export.FullName, report));
        File.WriteAllText(Path.Combine(_export.FullName, "broken.json"), "{");
        Assert.Equal(1, ReadmeExamples.Check(_export.FullName, report));
        Assert.Contains(DiagnosticSeverity.Error.ToString().ToLowerInvariant(), report.ToString(), StringComparison.Ordinal);
        Assert.Contains("broken.json", report.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0", "granted")]
    [InlineData("", "setting tpmRequired of 'A TPM': nonCompliant")]
    [InlineData(null, "hardwareInformation.tpmSpecificationVersion")]
    public void The_device_of_the_readme_is_granted_when_compliant_and_explained_when_not(string? tpm, string expected)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_export.FullName, "more")).FullName;
        File.WriteAllText(Path.Combine(folder, "compliance.json"), """
            {
              "value": [
                {
                  "@odata.type": "#microsoft.graph.windows10CompliancePolicy", "id": "5b0c1d52-2a7f-4c7e-8c55-6d1d0b0e7c01", "displayName": "A TPM", "version": 1, "tpmRequired": true,
                  "scheduledActionsForRule": [{ "ruleName": null, "scheduledActionConfigurations": [{ "actionType": "block", "gracePeriodHours": 0 }] }],
                  "assignments": [{ "target": { "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget" } }]
                }
              ]
            }
            """);
        string inventory = Path.Combine(Directory.CreateTempSubdirectory().FullName, "devices.json");
        File.WriteAllText(inventory, new DeviceInventory([new DeviceInventoryEntry(ComplianceWorld.WindowsPc with { TpmSpecificationVersion = tpm })]).ToJson());
        var signIn = new SignIn
        {
            At = ComplianceWorld.T0,
            User = new() { Id = Anna, Groups = [Finance], Roles = [], Kind = UserKind.InternalMember },
            Resource = new() { Audiences = ["00000003-0000-0ff1-ce00-000000000000"] },
            Client = new() { AppType = ClientAppType.Browser, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None, OriginalTransferMethod = TransferMethod.None },
        };
        Assert.Contains(expected, ReadmeExamples.Device(_export.FullName, inventory, signIn, ComplianceWorld.T0), StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(inventory)!, recursive: true);
    }

    private Decision Decide(SignIn signIn) => PolicySet.Load(_export.FullName).Compile().Evaluate(in signIn);
}
