using ConditionalAccess.Model;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Testing.Workload;

/// <summary>
/// The deterministic benchmark workload: one world, tenants of any number of policies over it, and 10,000 sign-ins. Print the outcome counts
/// beside every figure: a workload in which one policy decides everything measures nothing.
/// </summary>
/// <remarks>Seeds: world 20260101; sign-ins 20260102; tenant of P policies 777 + P * 1315423911.</remarks>
internal sealed record BenchmarkWorkload(TenantConfiguration Tenant, SignIn[] SignIns)
{
    /// <summary>The numbers of policies the published figures use.</summary>
    public static ReadOnlySpan<int> PolicyCounts => [10, 50, 240, 1000, 10000];

    /// <summary>The seed of the sign-ins.</summary>
    public const ulong SignInSeed = 20260102;

    /// <summary>The workload of a number of policies.</summary>
    public static BenchmarkWorkload Create(int policies, int signIns = 10_000)
        => new(CreateTenant(policies), CreateSignIns(signIns));

    /// <summary>The tenant of a number of policies.</summary>
    public static TenantConfiguration CreateTenant(int policies)
    {
        var rng = new SplitMix64(777 + ((ulong)policies * 1315423911));
        var made = new ConditionalAccessPolicy[policies];
        for (int i = 0; i < policies; i++) made[i] = WorkloadPolicies.Create(ref rng, WorkloadWorld.Instance, i);
        return new TenantConfiguration
        {
            Policies = new ValueArray<ConditionalAccessPolicy>(made),
            NamedLocations = [.. WorkloadWorld.Instance.Locations],
            MfaTrustedIps = [],
            AuthenticationStrengths = [],
            AppGroups = [],
        };
    }

    /// <summary>The first sign-ins of the workload.</summary>
    public static SignIn[] CreateSignIns(int count = 10_000)
    {
        var rng = new SplitMix64(SignInSeed);
        var signIns = new SignIn[count];
        for (int i = 0; i < count; i++) signIns[i] = WorkloadSignIns.Create(ref rng, WorkloadWorld.Instance);
        return signIns;
    }
}
