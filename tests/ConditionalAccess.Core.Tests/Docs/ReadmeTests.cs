using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Docs;

/// <summary>What the top README says of signals that are left out. Its code is run by the tests of the tool.</summary>
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

    private Decision Decide(SignIn signIn) => PolicySet.Load(_export.FullName).Compile().Evaluate(in signIn);
}
