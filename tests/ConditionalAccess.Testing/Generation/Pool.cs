using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>The few ids that generated tenants and sign-ins share, so that hits and near misses are common.</summary>
internal static class Pool
{
    public const string Graph = "00000003-0000-0000-c000-000000000000";
    public const string DirectoryGraph = "00000002-0000-0000-c000-000000000000";

    /// <summary>Small tenants use the first few of each kind; large ones all of them.</summary>
    public static GraphId[] Users { get; } = [.. Make(1, 40), "<BreakGlassAccount>"];
    public static GraphId[] Groups { get; } = [.. Make(2, 60), "<ExclusionGroup>"];
    public static GraphId[] Roles { get; } = [.. Make(3, 5), "62e90394-69f5-4237-9190-012177145e10", "Helpdesk Administrator"];
    public static GraphId[] Tenants { get; } = Make(4, 3);
    public static GraphId[] ServicePrincipals { get; } = Make(5, 4);
    public static GraphId[] Agents { get; } = Make(6, 4);
    public static GraphId[] Blueprints { get; } = Make(7, 2);
    public static GraphId[] AgentUsers { get; } = Make(8, 3);
    public static GraphId[] Apps { get; } =
    [
        .. Make(9, 6), "00000002-0000-0ff1-ce00-000000000000", Graph, DirectoryGraph, "<LineOfBusinessApp>", .. Make(10, 40),
    ];

    /// <summary>Apps the texts give a special treatment: enrolment, device registration, token exchange, the Azure management group.</summary>
    public static GraphId[] SpecialApps { get; } =
    [
        "01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9", "d4ebce55-015a-49b5-a083-c84d1797ae8c",
        "fb60f99c-7a34-4190-8149-302f77469936", "5dc48733-b5df-475c-a49b-fa307ef00853", Keywords.AzureServiceManagement,
    ];

    public static GraphId[] AppGroups { get; } =
        [Keywords.Office365, Keywords.MicrosoftAdminPortals, Keywords.AllAgentIdResources, Keywords.AzureServiceManagement];

    public static GraphId[] Actions { get; } =
    [
        "urn:user:registersecurityinfo", "urn:user:registersecurityinfo", "urn:user:registerdevice",
        "URN:user:RegisterDevice", "urn:user:accountrecovery", "urn:user:somethingnew",
    ];

    public static GraphId[] Contexts { get; } = ["c1", "c2", "C3", "c99"];
    public static GraphId[] TrafficProfiles { get; } = ["m365", "internet"];
    public static GraphId[] AgentContexts { get; } = ["agentUserSessionsInitiatedFromEndpoints", "other"];
    public static GraphId[] Terms { get; } = Make(11, 3);
    public static GraphId[] CustomControls { get; } = [.. Make(12, 2), "RequireToken"];
    public static GraphId[] Strengths { get; } = Make(13, 4);
    public static GraphId[] BuiltInStrengths { get; } =
    [
        "00000000-0000-0000-0000-000000000002", "00000000-0000-0000-0000-000000000003", "00000000-0000-0000-0000-000000000004",
    ];

    public static GraphId[] Locations { get; } = [.. Make(14, 9), "Head office"];
    public static GraphId[] Devices { get; } = Make(15, 3);
    public static GraphId[] KeyModels { get; } = Make(16, 3);
    public static string[] Issuers { get; } = ["9A4248C6AC8C2931AB2A86537818E92E7B6C97B6", "AA11", "bb22"];
    public static string[] PolicyOids { get; } = ["1.2.3.4", "1.2.3.5", "1.2.10", "2.5.29.32.0", "1.2.3.40", "1.3.6.1", "9.9"];
    public static string[] AttributeNames { get; } = ["Engineering_Project", "engineering_level", "Ops_Tags_2", "Ops_Missing"];
    public static string[] AttributeValues { get; } = ["Alpha", "alpha", "Beta", "Gamma", "Al", ""];
    public static string[] CountryNames { get; } = ["NL", "SE", "US", "DE", "ZZ"];

    /// <summary>An id made from its kind and number; the same everywhere.</summary>
    public static GraphId Id(int kind, int index)
    {
        var rng = new SplitMix64(((ulong)kind * 1000003) + ((ulong)index * 7919) + 17);
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, rng.Next());
        BitConverter.TryWriteBytes(bytes[8..], rng.Next());
        return new GraphId(new Guid(bytes));
    }

    /// <summary>An id that differs from the given one in its last digit or letter only.</summary>
    public static GraphId NearMiss(GraphId id)
    {
        if (!id.IsGuid) return id.ToString() + "x";
        Span<byte> bytes = stackalloc byte[16];
        id.Guid.TryWriteBytes(bytes);
        bytes[15] ^= 1;
        return new GraphId(new Guid(bytes));
    }

    private static GraphId[] Make(int kind, int count)
    {
        var ids = new GraphId[count];
        for (int i = 0; i < count; i++) ids[i] = Id(kind, i);
        return ids;
    }
}
