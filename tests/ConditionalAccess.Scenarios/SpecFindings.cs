using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.Sample;
using static ConditionalAccess.Testing.SpecWorld;

namespace ConditionalAccess.Scenarios;

/// <summary>The policies of the worked cases that also name a finding (<c>+V-n</c>), for Validation to check.</summary>
public static class SpecFindings
{
    public static ConditionalAccessPolicy CustomRole => Policy().For(Roles(SpecWorld.CustomRole));

    public static ConditionalAccessPolicy BlockBesideMfa => Policy().RequireAll(BuiltInControl.Block, BuiltInControl.Mfa);

    public static ConditionalAccessPolicy UnknownPlatform
        => Policy().Where(c => c with { Platforms = new() { IncludePlatforms = [new(DevicePlatform.Unknown, "unknownFutureValue")] } });

    public static ConditionalAccessPolicy IncludesMissingLocation => Policy().From(L9).Block();

    public static ConditionalAccessPolicy ExcludesMissingLocation => Policy().NotFrom(L9);

    public static ConditionalAccessPolicy UnknownControl => Policy() with
    {
        GrantControls = new() { Operator = GrantOperator.Or, BuiltInControls = [new(BuiltInControl.Unknown, "compliantNetwork")] },
    };

    public static ConditionalAccessPolicy NobodyAtAll => Policy().For(new UserAssignment()).Block();

    /// <summary>Case number, expected rule and the tenant it is found in.</summary>
    public static IEnumerable<(int Case, string Rule, TenantConfiguration Tenant)> All =>
    [
        (16, "V-27", Tenant(CustomRole)),
        (82, "V-08", Tenant(BlockBesideMfa)),
        (90, "V-25", Tenant(UnknownPlatform)),
        (91, "V-26", Tenant(IncludesMissingLocation)),
        (92, "V-26", Tenant(ExcludesMissingLocation)),
        (107, "V-25", Tenant(UnknownControl)),
        (109, "V-34", Tenant(NobodyAtAll)),
    ];
}
