using ConditionalAccess.Model;

namespace ConditionalAccess.Testing.Generation;

/// <summary>What a policy requires for access.</summary>
internal static class RandomControls
{
    /// <summary>Grant controls; a policy that covers everything rarely blocks, or no other policy would matter.</summary>
    public static GrantControls? Grant(ref SplitMix64 rng, bool broad) => rng.Weighted(broad ? 1 : 8, 24, 14, 12, 12, 8, 16, 6) switch
    {
        0 => Of(ref rng, BuiltInControl.Block) with { BuiltInControls = rng.Chance(0.9) ? [BuiltInControl.Block] : [BuiltInControl.Mfa, BuiltInControl.Block] },
        1 => Of(ref rng, BuiltInControl.Mfa),
        2 => GrantControls.AnyOf(BuiltInControl.Mfa, BuiltInControl.CompliantDevice, BuiltInControl.DomainJoinedDevice),
        3 => Of(ref rng, BuiltInControl.Mfa) with { BuiltInControls = default, AuthenticationStrength = RandomStrength.Required(ref rng) },
        4 => Of(ref rng, BuiltInControl.Mfa) with { BuiltInControls = default, TermsOfUse = rng.Some<GraphId>(Pool.Terms, 1, 2) },
        5 => rng.Chance(0.5) ? null : new GrantControls { Operator = Operator(ref rng) },
        6 => Mixture(ref rng),
        _ => Of(ref rng, rng.Pick<BuiltInControl>([BuiltInControl.PasswordChange, BuiltInControl.RiskRemediation, BuiltInControl.VerifiedId, BuiltInControl.CompliantDevice])),
    };

    private static GrantControls Of(ref SplitMix64 rng, BuiltInControl control)
        => new() { Operator = Operator(ref rng), BuiltInControls = [control] };

    private static GrantControls Mixture(ref SplitMix64 rng) => new()
    {
        Operator = Operator(ref rng),
        BuiltInControls = BuiltIn(ref rng),
        CustomAuthenticationFactors = rng.Chance(0.2) ? rng.Some<GraphId>(Pool.CustomControls, 1, 2) : default,
        TermsOfUse = rng.Chance(0.25) ? rng.Some<GraphId>(Pool.Terms, 1, 2) : default,
        AuthenticationStrength = rng.Chance(0.25) ? RandomStrength.Required(ref rng) : null,
    };

    private static ValueArray<GraphWord<BuiltInControl>> BuiltIn(ref SplitMix64 rng)
    {
        var controls = new GraphWord<BuiltInControl>[rng.Between(0, 3)];
        for (int i = 0; i < controls.Length; i++) controls[i] = Control(ref rng);
        return new ValueArray<GraphWord<BuiltInControl>>(controls);
    }

    private static GraphWord<BuiltInControl> Control(ref SplitMix64 rng)
    {
        if (rng.Chance(0.05)) return new GraphWord<BuiltInControl>(BuiltInControl.Unknown, rng.Chance(0.5) ? "compliantNetwork" : "unknownFutureValue");
        return rng.Weighted(30, 12, 12, 8, 10, 12, 8, 4, 4) switch
        {
            0 => BuiltInControl.Mfa,
            1 => BuiltInControl.CompliantDevice,
            2 => BuiltInControl.DomainJoinedDevice,
            3 => BuiltInControl.ApprovedApplication,
            4 => BuiltInControl.CompliantApplication,
            5 => BuiltInControl.PasswordChange,
            6 => BuiltInControl.RiskRemediation,
            7 => BuiltInControl.VerifiedId,
            _ => BuiltInControl.MfaAndChangePassword,
        };
    }

    private static GraphWord<GrantOperator> Operator(ref SplitMix64 rng) => rng.Weighted(48, 48, 2, 2) switch
    {
        0 => GrantOperator.And,
        1 => GrantOperator.Or,
        2 => default,
        _ => new GraphWord<GrantOperator>(GrantOperator.Unknown, "XOR"),
    };
}
