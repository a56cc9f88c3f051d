using ConditionalAccess.Model;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Workload;

namespace ConditionalAccess.Benchmarks.Baselines;

/// <summary>
/// Turns demanded clauses into an outcome, for the clauses that the workload has and for sign-ins of which everything is known. Written as one would
/// write it by hand; all baselines share it.
/// </summary>
internal static class BaselineVerdict
{
    public const uint Block = 1, Mfa = 2, CompliantOrHybrid = 4, Compliant = 8, FirstStrength = 16, Reauthenticate = 128;

    private const AuthenticationMethods Passwordless = AuthenticationMethods.WindowsHelloForBusiness | AuthenticationMethods.Fido2
        | AuthenticationMethods.X509CertificateMultiFactor | AuthenticationMethods.DeviceBasedPush;

    /// <summary>The clauses of one policy and its sign-in frequency.</summary>
    public static Demand Of(ConditionalAccessPolicy policy)
    {
        var demand = new Demand { Ticks = long.MaxValue };
        foreach (GraphWord<BuiltInControl> control in policy.GrantControls!.BuiltInControls)
        {
            bool isAlternative = policy.GrantControls.Operator.Value == GrantOperator.Or && policy.GrantControls.BuiltInControls.Count > 1;
            demand.Clauses |= isAlternative ? CompliantOrHybrid
                : control.Value switch { BuiltInControl.Block => Block, BuiltInControl.Mfa => Mfa, _ => Compliant };
        }

        if (policy.GrantControls.AuthenticationStrength is { } strength) demand.Clauses |= FirstStrength << Array.IndexOf(WorkloadControls.Strengths, strength.Id);
        if (policy.SessionControls?.SignInFrequency is not { } frequency) return demand;
        demand.Ticks = TimeSpan.FromHours(frequency.Value!.Value).Ticks;
        demand.Clauses |= Reauthenticate;
        return demand;
    }

    public static BaselineDecision Decide(in SignIn signIn, in Demand demand)
    {
        ClientAppType client = signIn.Client.AppType;
        bool isLegacy = client == ClientAppType.Other;
        bool canPrompt = !isLegacy && client is not (ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported);
        uint open = demand.Clauses & Block, dead = open;
        if ((demand.Clauses & ~Block) != 0)
        {
            ref readonly AuthenticationSignals proofs = ref signIn.AuthenticationInPlace;
            long age = demand.Ticks == long.MaxValue || !canPrompt ? 0 : (signIn.At!.Value - proofs.PrimaryAt!.Value).Ticks;
            bool isFresh = age <= demand.Ticks;
            uint satisfied = isFresh && canPrompt ? Proven(in proofs) : 0;
            if (isFresh || !canPrompt) satisfied |= Reauthenticate;
            satisfied |= OfDevice(in signIn.DeviceInPlace, isLegacy);
            open |= demand.Clauses & ~satisfied & ~Block;
            dead |= canPrompt ? open & (Compliant | CompliantOrHybrid) : open;
        }

        return new BaselineDecision(dead != 0 ? DecisionOutcome.Blocked : open != 0 ? DecisionOutcome.ControlsRequired : DecisionOutcome.Granted, open, demand.Ticks);
    }

    private static uint Proven(in AuthenticationSignals proofs)
    {
        uint satisfied = proofs.HasMfaClaim == true ? Mfa | FirstStrength : 0;
        AuthenticationMethods used = proofs.Methods!.Value;
        if ((used & Passwordless) != 0) satisfied |= FirstStrength << 1;
        if ((used & Passwordless & ~AuthenticationMethods.DeviceBasedPush) != 0) satisfied |= FirstStrength << 2;
        return satisfied;
    }

    private static uint OfDevice(in DeviceSignals device, bool isLegacy)
    {
        if (isLegacy || device.IsRegistered != true) return 0;
        if (device.IsCompliant == true) return Compliant | CompliantOrHybrid;
        return string.Equals(device.TrustType.Text, "ServerAD", StringComparison.OrdinalIgnoreCase) ? CompliantOrHybrid : 0;
    }
}
