namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 3.2, 13 step 9: one state out of the policies and the built-in checks.</summary>
internal static class CombineSemantics
{
    /// <summary>The reported state, before a held state may stand in for it.</summary>
    public static ComplianceState Reported(ReferenceRun run, IReadOnlyList<PolicyPair> pairs, IReadOnlyList<SettingCompliance> builtIn)
    {
        List<ComplianceStatus> states = [.. pairs.Where(p => p.IsApplicable).Select(p => p.EffectiveState), .. Failed(builtIn)];
        ComplianceState reported = Worst(states);
        bool isUnheld = builtIn.Any(PolicyPair.IsUnheld) || pairs.Any(p => p.IsBlocking);
        if (reported != ComplianceState.Error || isUnheld || RecordSemantics.HeldState(run) is not null) return reported;

        // Nothing to hold: only a failure without the held errors still counts.
        states = [.. pairs.Where(p => p.IsApplicable).Select(WithoutHeldErrors), .. Failed(builtIn)];
        return Worst(states) == ComplianceState.Noncompliant ? ComplianceState.Noncompliant : ComplianceState.Unknown;
    }

    /// <summary>The built-in checks take part only when they fail or cannot be decided.</summary>
    private static IEnumerable<ComplianceStatus> Failed(IReadOnlyList<SettingCompliance> builtIn)
        => builtIn.Select(c => c.State).Where(s => s is ComplianceStatus.NonCompliant or ComplianceStatus.Error);

    /// <summary>The effective state as if the rows that hold were not there.</summary>
    private static ComplianceStatus WithoutHeldErrors(PolicyPair pair)
    {
        if (pair.EffectiveState != ComplianceStatus.Error) return pair.EffectiveState;
        if (pair.IsFailing) return pair.IsExpired ? ComplianceStatus.NonCompliant : ComplianceStatus.InGracePeriod;
        return pair.Rows.Any(r => r.State == ComplianceStatus.Compliant) ? ComplianceStatus.Compliant : ComplianceStatus.NotApplicable;
    }

    private static ComplianceState Worst(List<ComplianceStatus> states) => states.Count == 0 ? ComplianceState.Compliant : DeviceState(states.MaxBy(Severity));

    /// <summary>Spec 3.2: the published order.</summary>
    private static int Severity(ComplianceStatus state) => state switch
    {
        ComplianceStatus.Unknown => 1,
        ComplianceStatus.NotApplicable => 2,
        ComplianceStatus.Compliant or ComplianceStatus.Remediated => 3,
        ComplianceStatus.InGracePeriod => 4,
        ComplianceStatus.NonCompliant => 5,
        ComplianceStatus.Error => 7,
        _ => 6,
    };

    private static ComplianceState DeviceState(ComplianceStatus state) => state switch
    {
        ComplianceStatus.Compliant or ComplianceStatus.Remediated => ComplianceState.Compliant,
        ComplianceStatus.InGracePeriod => ComplianceState.InGracePeriod,
        ComplianceStatus.NonCompliant => ComplianceState.Noncompliant,
        ComplianceStatus.Error => ComplianceState.Error,
        ComplianceStatus.Conflict => ComplianceState.Conflict,
        _ => ComplianceState.Unknown,
    };
}
