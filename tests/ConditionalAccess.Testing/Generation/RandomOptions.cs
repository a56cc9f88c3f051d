namespace ConditionalAccess.Testing.Generation;

/// <summary>Engine options: mostly the defaults.</summary>
internal static class RandomOptions
{
    public static EngineOptions Create(ref SplitMix64 rng) => rng.Chance(0.65) ? EngineOptions.Default : new EngineOptions
    {
        ApprovedAppMode = rng.Pick<ApprovedAppMode>([ApprovedAppMode.Enforce, ApprovedAppMode.Retired]),
        BaselineScopeMode = rng.Pick<BaselineScopeMode>([BaselineScopeMode.Improved, BaselineScopeMode.Legacy, BaselineScopeMode.CustomAppId]),
        BaselineScopeAppId = rng.Chance(0.8) ? rng.Pick<GraphId>(Pool.Apps.AsSpan(0, 8)) : default,
        AllUsersCoversAgentUsers = rng.Chance(0.5),
    };
}
