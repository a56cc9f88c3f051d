namespace ConditionalAccess.Compliance.Reference;

/// <summary>Whether an evaluated device has access.</summary>
/// <param name="Access">True when it has.</param>
/// <param name="IsByHold">True when a held error decided, by the state before it.</param>
/// <param name="Causes">Why it has none; empty when it has.</param>
internal sealed record AccessDecision(bool Access, bool IsByHold, IReadOnlyList<ComplianceCause> Causes);

/// <summary>Spec 13 step 10, 5.1, 10.2.</summary>
internal static class AccessSemantics
{
    public static AccessDecision Decide(ReferenceRun run, IReadOnlyList<PolicyPair> pairs, IReadOnlyList<SettingCompliance> builtIn, ComplianceState reported)
    {
        IReadOnlyList<ComplianceCause> refusals = Refusals(run, pairs, builtIn);
        if (refusals.Count > 0) return new(false, false, refusals);
        if (pairs.Any(p => p.IsHolding))
        {
            ComplianceState? held = RecordSemantics.HeldState(run);
            bool access = run.Record is { AccessCompliant: true } && held is ComplianceState.Compliant or ComplianceState.InGracePeriod;
            return new(access, true, access ? [] : HoldCauses(pairs, held is null ? ComplianceCauseKind.Other : ComplianceCauseKind.HeldFalse));
        }

        bool isAllowed = reported is ComplianceState.Compliant or ComplianceState.InGracePeriod;
        return new(isAllowed, false, isAllowed ? [] : OtherCauses(pairs));
    }

    /// <summary>What refuses access whatever else holds, in the order of spec 10.2.</summary>
    private static IReadOnlyList<ComplianceCause> Refusals(ReferenceRun run, IReadOnlyList<PolicyPair> pairs, IReadOnlyList<SettingCompliance> builtIn)
    {
        bool holdsOverFailure = !run.Options.ErrorHoldOverriddenByNonCompliant && pairs.Any(p => p.IsHolding);
        List<ComplianceCause> causes =
        [
            .. builtIn.Where(c => c.State != ComplianceStatus.Compliant).Select(c => new ComplianceCause(BuiltInCause(c.Setting), default, c.Setting)),
            .. pairs.Where(p => p.IsExpired && !holdsOverFailure).SelectMany(ExpiredCauses),
            .. pairs.SelectMany(p => p.Rows.Where(PolicyPair.IsUnheld).Select(r => new ComplianceCause(ComplianceCauseKind.UnheldError, p.PolicyId, r.Setting))),
            .. pairs.Where(p => IsUnreported(run, p)).Select(p => new ComplianceCause(ComplianceCauseKind.Other, p.PolicyId)),
        ];
        // Spec 1.2: whichever policies there are, none is known to be for this device.
        if (run.Facts.Platform is CompliancePlatform.Unknown or > CompliancePlatform.Linux) causes.Add(new(ComplianceCauseKind.Other, default, "platform"));
        if (OwnerSemantics.IsDedicated(run.Facts) && run.Facts.IsEntraSharedDeviceMode != true) causes.Add(new(ComplianceCauseKind.Other, default, "isEntraSharedDeviceMode"));
        return [.. causes.Distinct()];
    }

    /// <summary>Spec 1.2, 3.2: nobody knows the platform, or the policy never reported and the option asks for it.</summary>
    private static bool IsUnreported(ReferenceRun run, PolicyPair pair)
        => pair.IsPlatformUnknown || (run.Options.RequireAllPoliciesReported && pair.IsApplicable && pair.State == ComplianceStatus.Unknown);

    private static ComplianceCauseKind BuiltInCause(string check) => check switch
    {
        BuiltInSemantics.PolicyAssigned => ComplianceCauseKind.PolicyAssigned,
        BuiltInSemantics.RemainContact => ComplianceCauseKind.Active,
        _ => ComplianceCauseKind.UserExists,
    };

    /// <summary>The failing settings of a policy whose grace ran out; the policy alone when none fails at the moment.</summary>
    private static IEnumerable<ComplianceCause> ExpiredCauses(PolicyPair pair)
        => pair.IsFailing
            ? pair.Rows.Where(PolicyPair.IsFailed).Select(r => new ComplianceCause(ComplianceCauseKind.PolicyFailed, pair.PolicyId, r.Setting))
            : [new(ComplianceCauseKind.PolicyFailed, pair.PolicyId)];

    private static IReadOnlyList<ComplianceCause> HoldCauses(IReadOnlyList<PolicyPair> pairs, ComplianceCauseKind kind)
        => [.. pairs.SelectMany(p => p.Rows.Where(PolicyPair.IsHeld).Select(r => new ComplianceCause(kind, p.PolicyId, r.Setting))).Distinct()];

    private static IReadOnlyList<ComplianceCause> OtherCauses(IReadOnlyList<PolicyPair> pairs)
        => [.. pairs.Where(p => p.IsApplicable && p.State == ComplianceStatus.Unknown).Select(p => new ComplianceCause(ComplianceCauseKind.Other, p.PolicyId)).Distinct()];
}
