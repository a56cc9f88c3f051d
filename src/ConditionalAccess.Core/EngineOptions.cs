namespace ConditionalAccess;

/// <summary>How the retired control <c>approvedApplication</c> is read (spec 6.2).</summary>
public enum ApprovedAppMode : byte
{
    /// <summary>Enforced; the default.</summary>
    Enforce = 0,

    /// <summary>Removed from every policy, as Microsoft announced. A policy with nothing else then protects nothing.</summary>
    Retired,
}

/// <summary>How requests for baseline scopes only are read where an all-resources policy has a resource exclusion (spec 4.4).</summary>
public enum BaselineScopeMode : byte
{
    /// <summary>They count as access to Windows Azure Active Directory; the default.</summary>
    Improved = 0,

    /// <summary>They escape such policies.</summary>
    Legacy,

    /// <summary>They count as access to <see cref="EngineOptions.BaselineScopeAppId"/>.</summary>
    CustomAppId,
}

/// <summary>Choices between readings where Microsoft's documents leave one open. Every default is the more restrictive reading.</summary>
public sealed record EngineOptions
{
    /// <summary>The defaults.</summary>
    public static EngineOptions Default { get; } = new();

    /// <summary>How <c>approvedApplication</c> is read.</summary>
    public ApprovedAppMode ApprovedAppMode { get; init; }

    /// <summary>How requests for baseline scopes only are read.</summary>
    public BaselineScopeMode BaselineScopeMode { get; init; }

    /// <summary>The placeholder app for <see cref="BaselineScopeMode.CustomAppId"/>.</summary>
    public GraphId BaselineScopeAppId { get; init; }

    /// <summary>True: users <c>All</c> covers agent user accounts. False (default): it does not, as documented (spec 4.2).</summary>
    public bool AllUsersCoversAgentUsers { get; init; }
}
