using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Properties;

/// <summary>Published figures stand on this workload, so it must never change unnoticed.</summary>
public sealed class WorkloadTests
{
    [Fact]
    public void The_workload_is_the_same_every_time()
    {
        Assert.Equal(Printed.Of(BenchmarkWorkload.CreateTenant(50)), Printed.Of(BenchmarkWorkload.CreateTenant(50)));
        Assert.Equal(Printed.Of(BenchmarkWorkload.CreateSignIns(20)[^1]), Printed.Of(BenchmarkWorkload.CreateSignIns(50)[19]));
    }

    [Fact]
    public void The_world_has_the_published_size()
    {
        WorkloadWorld world = WorkloadWorld.Instance;
        Assert.Equal((5000, 500, 50, 190, 60, 2000, 400), (world.Groups.Length, world.Apps.Length, world.Roles.Length, world.Countries.Length,
            world.Locations.Length, world.Users.Length, world.Devices.Length));
        Assert.Equal(600, world.Locations.OfType<IpNamedLocation>().Sum(l => l.IpRanges.Count));
        Assert.InRange(world.Users.Average(u => u.Groups.Count), 20, 32);
        Assert.InRange(world.Users.Max(u => u.Groups.Count), 40, 60);
    }

    [Fact]
    public void Policies_have_the_published_mix()
    {
        ConditionalAccessPolicy[] policies = [.. BenchmarkWorkload.CreateTenant(10_000).Policies];
        Assert.InRange(policies.Count(p => p.State.Value == PolicyState.Enabled), 8300, 8700);
        Assert.InRange(policies.Count(p => p.GrantControls!.BuiltInControls.Any(b => b.Value == BuiltInControl.Block)), 1850, 2150);
        Assert.InRange(policies.Count(p => p.Conditions.Devices is not null), 650, 950);
        Assert.InRange(policies.Count(p => p.GrantControls!.AuthenticationStrength is not null), 850, 1150);
        Assert.InRange(policies.Count(p => p.SessionControls is not null), 1400, 1600);
    }

    [Fact]
    public void Every_signal_a_policy_reads_is_known()
    {
        foreach (SignIn signIn in BenchmarkWorkload.CreateSignIns(1000))
        {
            Assert.True(signIn.Network.ClientAddress.IsKnown && signIn.Network.Country.IsKnown && signIn.User.Id.IsKnown);
            Assert.False(signIn.User.Groups.IsDefault || signIn.User.Roles.IsDefault || signIn.Resource.Audiences.IsDefault);
            Assert.False(signIn.Client.AppType == ClientAppType.Unknown || signIn.Client.Platform == DevicePlatform.Unknown || signIn.Risk.SignIn == RiskLevel.Unknown);
            Assert.NotNull(signIn.Device.IsRegistered);
        }
    }
}
