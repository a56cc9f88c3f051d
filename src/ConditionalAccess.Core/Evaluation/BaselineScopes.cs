namespace ConditionalAccess.Evaluation;

/// <summary>Kinds of low-privilege scopes among those requested; <c>None</c> when there are none, or others too (spec 4.4).</summary>
[Flags]
internal enum ScopeSet : byte
{
    None = 0,

    /// <summary>OpenID Connect scopes.</summary>
    OpenId = 1,

    /// <summary><c>User.Read</c>.</summary>
    UserRead = 2,

    /// <summary><c>People.Read</c>.</summary>
    PeopleRead = 4,

    /// <summary><c>User.Read.All</c>, <c>User.ReadBasic.All</c>.</summary>
    UserReadAll = 8,

    /// <summary>The other directory scopes.</summary>
    Directory = 16,
}

/// <summary>Low-privilege scopes that requests may carry past all-resources policies (spec 4.4).</summary>
internal static class BaselineScopes
{
    private static readonly Dictionary<string, ScopeSet> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = ScopeSet.OpenId, ["offline_access"] = ScopeSet.OpenId, ["openid"] = ScopeSet.OpenId, ["profile"] = ScopeSet.OpenId,
        ["User.Read"] = ScopeSet.UserRead, ["People.Read"] = ScopeSet.PeopleRead,
        ["User.Read.All"] = ScopeSet.UserReadAll, ["User.ReadBasic.All"] = ScopeSet.UserReadAll,
        ["People.Read.All"] = ScopeSet.Directory, ["GroupMember.Read.All"] = ScopeSet.Directory, ["Member.Read.Hidden"] = ScopeSet.Directory,
    };

    public static ScopeSet Of(ValueArray<string> scopes)
    {
        ScopeSet all = ScopeSet.None;
        foreach (string scope in scopes)
        {
            if (!Known.TryGetValue(scope, out ScopeSet kind)) return ScopeSet.None;
            all |= kind;
        }

        return all;
    }

    /// <summary>Whether the legacy rule lets a public client past (spec 4.4).</summary>
    public static bool IsExemptForPublicClient(ScopeSet scopes, bool isMicrosoftGraph)
        => isMicrosoftGraph && (scopes & ~(ScopeSet.OpenId | ScopeSet.UserRead | ScopeSet.PeopleRead)) == 0;

    /// <summary>Whether the legacy rule lets a confidential client past that is itself excluded (spec 4.4).</summary>
    public static bool IsExemptForConfidentialClient(ScopeSet scopes, bool isMicrosoftGraph)
        => isMicrosoftGraph || (scopes & ~(ScopeSet.OpenId | ScopeSet.UserRead | ScopeSet.UserReadAll)) == 0;
}
