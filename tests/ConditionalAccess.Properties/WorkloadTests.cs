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
        Has(85, p => p.State.Value == PolicyState.Enabled);
        Has(10, p => p.State.Value == PolicyState.ReportOnly);
        Has(40, p => p.Conditions.Users!.IncludeUsers.Contains(Keywords.All) && !p.Conditions.Users.ExcludeGroups.IsEmpty);
        Has(60, p => p.Conditions.Users!.IncludeGroups.Count + p.Conditions.Users.IncludeRoles.Count is >= 1 and <= 5);
        Has(40, p => p.Conditions.Applications!.IncludeApplications.Contains(Keywords.All));
        Has(60, p => !p.Conditions.Applications!.IncludeApplications.Contains(Keywords.All) && p.Conditions.Applications.IncludeApplications.Count <= 10);
        Has(30, p => p.Conditions.Platforms is not null);
        Has(35, p => p.Conditions.Locations is not null);
        Has(25, p => !p.Conditions.ClientAppTypes.IsEmpty && !p.Conditions.ClientAppTypes.Contains(ClientAppType.All));
        Has(20, p => !p.Conditions.SignInRiskLevels.IsEmpty || !p.Conditions.UserRiskLevels.IsEmpty);
        Has(10, p => p.Conditions.Devices is not null);
        Has(10, p => p.GrantControls!.AuthenticationStrength is not null);
        Has(50, p => p.GrantControls!.AuthenticationStrength is not null || (Requires(p, BuiltInControl.Mfa) && !Requires(p, BuiltInControl.CompliantDevice)));
        Has(20, p => Requires(p, BuiltInControl.CompliantDevice) && Requires(p, BuiltInControl.DomainJoinedDevice));
        Has(20, p => Requires(p, BuiltInControl.Block));
        Has(10, p => Requires(p, BuiltInControl.Mfa) && Requires(p, BuiltInControl.CompliantDevice));
        Has(15, p => p.SessionControls is not null);

        void Has(int percent, Func<ConditionalAccessPolicy, bool> what) => Assert.InRange(policies.Count(what) / 100.0, percent - 1.5, percent + 1.5);
    }

    private static bool Requires(ConditionalAccessPolicy policy, BuiltInControl control) => policy.GrantControls!.BuiltInControls.Contains(control);

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
