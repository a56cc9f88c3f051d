using System.Text.Json.Nodes;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Scripting.Tests;

/// <summary>Policies as documents, and sign-ins for them.</summary>
internal static class Tenants
{
    public const string Member = "@conditionalAccess.condition";

    public static PolicyReadOptions WithScripts { get; } = PolicyReadOptions.Default with { Scripts = CSharpScriptCompiler.Default };

    /// <summary>A policy for everybody and everything that requires multifactor authentication, with one more condition.</summary>
    /// <param name="number">Makes its id.</param>
    /// <param name="member">The name of the condition in the document.</param>
    /// <param name="value">Its value, as JSON.</param>
    /// <param name="control">What it requires.</param>
    public static JsonObject Policy(int number, string member, JsonNode value, string control = "mfa") => new()
    {
        ["id"] = $"5b0c1d52-2a7f-4c7e-8c55-{number:x12}",
        ["displayName"] = "policy " + number,
        ["state"] = "enabled",
        ["conditions"] = Conditions(member, value),
        ["grantControls"] = new JsonObject { ["operator"] = "OR", ["builtInControls"] = new JsonArray(control) },
    };

    public static JsonObject Scripted(int number, string script, string control = "mfa") => Policy(number, Member, script, control);

    public static string Document(IEnumerable<JsonObject> policies) => new JsonArray([.. policies]).ToJsonString();

    /// <summary>An ordinary sign-in from Sweden on a Windows computer that is not registered; device signals can be given.</summary>
    public static SignIn SignIn(DeviceSignals device, string? country = "SE") => new()
    {
        User = new() { Id = "3d1f6f60-6f0b-4a3e-9d0e-0a4f1d6c2b11", Groups = [], Roles = [], Kind = UserKind.InternalMember },
        Resource = new() { Audiences = ["00000003-0000-0ff1-ce00-000000000000"] },
        Client = new() { AppType = ClientAppType.Browser, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None },
        Network = new() { Country = country is null ? default : CountryCode.Parse(country) },
        Device = device,
        Authentication = new() { HasMfaClaim = false, Methods = AuthenticationMethods.Password, RegisteredMethods = AuthenticationMethods.MicrosoftAuthenticatorPush },
        At = new DateTimeOffset(2026, 3, 16, 9, 0, 0, TimeSpan.FromHours(1)),
    };

    private static JsonObject Conditions(string member, JsonNode value)
    {
        var conditions = new JsonObject
        {
            ["clientAppTypes"] = new JsonArray("all"),
            ["applications"] = new JsonObject { ["includeApplications"] = new JsonArray("All") },
            ["users"] = new JsonObject { ["includeUsers"] = new JsonArray("All") },
        };
        conditions[member] = value;
        return conditions;
    }
}
