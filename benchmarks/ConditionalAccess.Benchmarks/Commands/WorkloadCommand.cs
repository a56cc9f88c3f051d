using System.Globalization;
using ConditionalAccess.Benchmarks.Gate;
using ConditionalAccess.Model;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Commands;

/// <summary><c>workload [policies]</c>: how often policies of the workload have each condition and control, so that its description can be checked.</summary>
internal static class WorkloadCommand
{
    public static int Run(string[] args)
    {
        int count = args is [string number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
        ConditionalAccessPolicy[] all = [.. BenchmarkWorkload.CreateTenant(count).Policies];
        ConditionalAccessPolicy[] others = [.. all.Where(p => !Blocks(p))];
        Console.WriteLine($"{all.Length} policies, {others.Length} of which do not block");
        Console.WriteLine();
        Console.WriteLine("| Policies with | of all | of those that do not block |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach ((string name, Predicate<ConditionalAccessPolicy> has) in Features()) Console.WriteLine($"| {name} | {Share(all, has)} | {Share(others, has)} |");
        WorkloadWorld world = WorkloadWorld.Instance;
        int[] groups = [.. world.Users.Select(u => u.Groups.Count)];
        Console.WriteLine();
        Console.WriteLine(FormattableString.Invariant(
            $"world: {world.Groups.Length} groups, {world.Apps.Length} apps, {world.Roles.Length} roles, {world.Locations.Length} named locations ({world.Locations.OfType<IpNamedLocation>().Count()} of ranges), {world.Countries.Length} countries, {world.Devices.Length} devices, {world.Users.Length} users in {groups.Min()} to {groups.Max()} groups, {groups.Average():F1} on average"));
        Console.WriteLine();
        foreach (int policies in (int[])[10, 50, 240, 1000]) Console.WriteLine(Strongest(policies));
        return 0;
    }

    // A workload in which one policy decides everything would measure nothing.
    private static string Strongest(int policies)
    {
        TenantConfiguration tenant = BenchmarkWorkload.CreateTenant(policies);
        PolicyEngine engine = Size.Engine(tenant, useExpressionTrees: true);
        SignIn[] signIns = BenchmarkWorkload.CreateSignIns();
        var applied = new int[policies];
        int anyBlock = 0;
        foreach (SignIn signIn in signIns)
        {
            PolicyResultCollection results = engine.Evaluate(in signIn).Policies;
            bool isBlocked = false;
            for (int i = 0; i < policies; i++)
            {
                if (results[i] != PolicyResult.Failure || !Blocks(tenant.Policies[i])) continue;
                applied[i]++;
                isBlocked = true;
            }

            if (isBlocked) anyBlock++;
        }

        return FormattableString.Invariant(
            $"{policies} policies: some blocking policy applies to {100.0 * anyBlock / signIns.Length:F1} % of {signIns.Length} sign-ins, the one that applies most often to {100.0 * applied.Max() / signIns.Length:F1} %");
    }

    private static IEnumerable<(string, Predicate<ConditionalAccessPolicy>)> Features() =>
    [
        ("state enabled", p => p.State.Value == PolicyState.Enabled),
        ("state report-only", p => p.State.Value == PolicyState.ReportOnly),
        ("state disabled", p => p.State.Value == PolicyState.Disabled),
        ("all users, groups excluded", p => p.Conditions.Users!.IncludeUsers.Contains(Keywords.All) && !p.Conditions.Users.ExcludeGroups.IsEmpty),
        ("1 to 5 groups or roles", p => p.Conditions.Users!.IncludeGroups.Count + p.Conditions.Users.IncludeRoles.Count is >= 1 and <= 5),
        ("all apps", p => p.Conditions.Applications!.IncludeApplications.Contains(Keywords.All)),
        ("1 to 10 apps", p => !p.Conditions.Applications!.IncludeApplications.Contains(Keywords.All) && p.Conditions.Applications.IncludeApplications.Count is >= 1 and <= 10),
        ("platforms", p => p.Conditions.Platforms is not null),
        ("locations", p => p.Conditions.Locations is not null),
        ("client types", p => !p.Conditions.ClientAppTypes.IsEmpty && !p.Conditions.ClientAppTypes.Contains(Signals.ClientAppType.All)),
        ("risk", p => !p.Conditions.SignInRiskLevels.IsEmpty || !p.Conditions.UserRiskLevels.IsEmpty),
        ("device filter", p => p.Conditions.Devices?.DeviceFilter is not null),
        ("multifactor authentication, strengths included", p => !Requires(p, BuiltInControl.CompliantDevice) && (Requires(p, BuiltInControl.Mfa) || HasStrength(p))),
        ("authentication strength", HasStrength),
        ("compliant or hybrid joined", p => Requires(p, BuiltInControl.DomainJoinedDevice)),
        ("multifactor and compliant", p => Requires(p, BuiltInControl.CompliantDevice) && Requires(p, BuiltInControl.Mfa)),
        ("block", Blocks),
        ("session controls", p => p.SessionControls is not null),
    ];

    private static string Share(ConditionalAccessPolicy[] policies, Predicate<ConditionalAccessPolicy> has)
        => FormattableString.Invariant($"{100.0 * policies.Count(p => has(p)) / policies.Length:F1} %");

    private static bool Blocks(ConditionalAccessPolicy policy) => Requires(policy, BuiltInControl.Block);

    private static bool HasStrength(ConditionalAccessPolicy policy) => policy.GrantControls?.AuthenticationStrength is not null;

    private static bool Requires(ConditionalAccessPolicy policy, BuiltInControl control) => policy.GrantControls?.BuiltInControls.Contains(control) == true;
}
