using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Testing;

/// <summary>The default policy of spec 12.0 and short ways to vary it.</summary>
public static class Sample
{
    /// <summary>Enabled, all users, all resources, every client, multifactor authentication.</summary>
    public static ConditionalAccessPolicy Policy() => new()
    {
        Id = "10000000-0000-4000-8000-000000000001",
        DisplayName = "Default",
        Conditions = new() { Users = UserAssignment.All, Applications = ApplicationAssignment.All, ClientAppTypes = [ClientAppType.All] },
        GrantControls = GrantControls.AnyOf(BuiltInControl.Mfa),
    };

    /// <summary>The default policy without grant controls.</summary>
    public static ConditionalAccessPolicy SessionOnly(SessionControls controls) => Policy() with { GrantControls = null, SessionControls = controls };

    public static ConditionalAccessPolicy Where(this ConditionalAccessPolicy policy, Func<ConditionSet, ConditionSet> change)
        => policy with { Conditions = change(policy.Conditions) };

    public static ConditionalAccessPolicy For(this ConditionalAccessPolicy policy, UserAssignment users) => policy.Where(c => c with { Users = users });

    public static ConditionalAccessPolicy To(this ConditionalAccessPolicy policy, params GraphId[] apps)
        => policy.Where(c => c with { Applications = new() { IncludeApplications = [.. apps] } });

    public static ConditionalAccessPolicy ExceptApps(this ConditionalAccessPolicy policy, params GraphId[] apps)
        => policy.Where(c => c with { Applications = c.Applications! with { ExcludeApplications = [.. apps] } });

    public static ConditionalAccessPolicy ForAction(this ConditionalAccessPolicy policy, GraphId action)
        => policy.Where(c => c with { Applications = new() { IncludeUserActions = [action] } });

    public static ConditionalAccessPolicy ForContexts(this ConditionalAccessPolicy policy, params GraphId[] contexts)
        => policy.Where(c => c with { Applications = new() { IncludeAuthenticationContexts = [.. contexts] } });

    public static ConditionalAccessPolicy OnClients(this ConditionalAccessPolicy policy, params ClientAppType[] types)
        => policy.Where(c => c with { ClientAppTypes = ValueArray.From(types.Select(t => new GraphWord<ClientAppType>(t))) });

    public static ConditionalAccessPolicy OnPlatforms(this ConditionalAccessPolicy policy, DevicePlatform[] include, params DevicePlatform[] exclude)
        => policy.Where(c => c with
        {
            Platforms = new()
            {
                IncludePlatforms = ValueArray.From(include.Select(p => new GraphWord<DevicePlatform>(p))),
                ExcludePlatforms = ValueArray.From(exclude.Select(p => new GraphWord<DevicePlatform>(p))),
            },
        });

    public static ConditionalAccessPolicy From(this ConditionalAccessPolicy policy, params GraphId[] locations)
        => policy.Where(c => c with { Locations = new() { IncludeLocations = [.. locations] } });

    public static ConditionalAccessPolicy NotFrom(this ConditionalAccessPolicy policy, params GraphId[] locations)
        => policy.Where(c => c with { Locations = new() { IncludeLocations = [Keywords.All], ExcludeLocations = [.. locations] } });

    public static ConditionalAccessPolicy OnDevices(this ConditionalAccessPolicy policy, FilterMode mode, string rule)
        => policy.Where(c => c with { Devices = new() { DeviceFilter = new() { Mode = mode, Rule = rule } } });

    public static ConditionalAccessPolicy AtSignInRisk(this ConditionalAccessPolicy policy, params RiskLevel[] levels)
        => policy.Where(c => c with { SignInRiskLevels = ValueArray.From(levels.Select(l => new GraphWord<RiskLevel>(l))) });

    public static ConditionalAccessPolicy AtUserRisk(this ConditionalAccessPolicy policy, params RiskLevel[] levels)
        => policy.Where(c => c with { UserRiskLevels = ValueArray.From(levels.Select(l => new GraphWord<RiskLevel>(l))) });

    public static ConditionalAccessPolicy Block(this ConditionalAccessPolicy policy) => policy.RequireAny(BuiltInControl.Block);

    public static ConditionalAccessPolicy RequireAny(this ConditionalAccessPolicy policy, params BuiltInControl[] controls)
        => policy with { GrantControls = GrantControls.AnyOf(controls) };

    public static ConditionalAccessPolicy RequireAll(this ConditionalAccessPolicy policy, params BuiltInControl[] controls)
        => policy with { GrantControls = GrantControls.AllOf(controls) };

    public static ConditionalAccessPolicy RequireStrength(this ConditionalAccessPolicy policy, AuthenticationStrength strength)
        => policy with { GrantControls = new() { Operator = GrantOperator.Or, AuthenticationStrength = strength } };

    public static ConditionalAccessPolicy With(this ConditionalAccessPolicy policy, SessionControls controls) => policy with { SessionControls = controls };

    public static ConditionalAccessPolicy ReportOnly(this ConditionalAccessPolicy policy) => policy with { State = PolicyState.ReportOnly };

    public static SignInFrequency Hours(int hours, SignInFrequencyAuthenticationType type = SignInFrequencyAuthenticationType.PrimaryAndSecondaryAuthentication) => new()
    {
        IsEnabled = true, Value = hours, Type = SignInFrequencyType.Hours, FrequencyInterval = SignInFrequencyInterval.TimeBased, AuthenticationType = type,
    };

    public static SignInFrequency EveryTime() => new()
    {
        IsEnabled = true, FrequencyInterval = SignInFrequencyInterval.EveryTime,
        AuthenticationType = SignInFrequencyAuthenticationType.PrimaryAndSecondaryAuthentication,
    };

    public static SessionControls Frequency(SignInFrequency frequency) => new() { SignInFrequency = frequency };

    public static UserAssignment Groups(params GraphId[] groups) => new() { IncludeGroups = [.. groups] };

    public static UserAssignment Roles(params GraphId[] roles) => new() { IncludeRoles = [.. roles] };

    public static UserAssignment NoUsers { get; } = new() { IncludeUsers = [Keywords.None] };
}
