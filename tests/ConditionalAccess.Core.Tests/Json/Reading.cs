using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Core.Tests.Json;

/// <summary>Short policies for reading tests, and the findings as text.</summary>
internal static class Reading
{
    public const string Conditions = """
        {"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]}
        """;

    public const string Grant = """{"operator":"OR","builtInControls":["mfa"]}""";

    /// <summary>A policy without findings, with members added to its conditions, or others in place of its parts.</summary>
    public static string Policy(string? conditions = null, string grant = Grant, string state = "\"state\":\"enabled\",", string more = "", string? extra = null)
    {
        string set = conditions ?? Conditions;
        if (extra is not null) set = set.TrimEnd().TrimEnd('}') + "," + extra + "}";
        return $$"""{"displayName":"P",{{state}}"conditions":{{set}},"grantControls":{{grant}}{{more}}}""";
    }

    /// <summary>Every finding on one line each.</summary>
    public static string[] Findings(string json, PolicyReadOptions? options = null)
    {
        _ = PolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found, options);
        return [.. found.Select(f => f.ToString())];
    }

    public static string[] Findings(byte[] json, PolicyReadOptions? options = null)
    {
        _ = PolicySet.TryParse(json, out _, out IReadOnlyList<PolicyDiagnostic> found, options);
        return [.. found.Select(f => f.ToString())];
    }

    /// <summary>The one policy of a document that is accepted.</summary>
    public static ConditionalAccessPolicy Read(string json) => Assert.Single(PolicySet.Parse(json).Policies);

    /// <summary>The one policy of a document that holds errors which leave it readable.</summary>
    public static ConditionalAccessPolicy ReadPartial(string json) => Assert.Single(PolicySet.Parse(json, new PolicyReadOptions { AcceptPartial = true }).Policies);

    /// <summary>Reads, writes and reads again; the model must not change.</summary>
    public static TenantConfiguration RoundTrip(string json)
    {
        var options = new PolicyReadOptions { AcceptPartial = true };
        PolicySet set = PolicySet.Parse(json, options);
        Assert.Equal(set.Tenant, PolicySet.Parse(set.ToJson(), options).Tenant);
        return set.Tenant;
    }
}
