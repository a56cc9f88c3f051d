using ConditionalAccess.Compliance;
using Device = ConditionalAccess.Compliance.DeviceFacts;

namespace ConditionalAccess.Evaluation;

/// <summary>From the policies to the device: built-in checks, severity, holds and access (spec 13 steps 8 to 12).</summary>
internal static class ComplianceOutcome
{
    public static ComplianceVerdict Decide(ComplianceRun run, Device facts, long lastSync, bool mayHaveAccess)
    {
        CheckBuiltIns(run, facts, lastSync);
        PairFlags all = AllFlags(run);
        bool isHolding = (all & PairFlags.Holding) != 0, isBlocking = (all & PairFlags.Blocking) != 0 || HasBuiltIn(run, RowState.Unheld);
        ComplianceState reported = Combine(run, isBlocking);
        ComplianceState? held = null;
        run.RecordHeldState = isHolding ? HeldState(run) : null;
        bool access;
        if (!mayHaveAccess || isBlocking || HasBuiltIn(run, RowState.NonCompliant) || IsExpired(run, all) || LacksReports(run, facts))
        {
            access = false;
        }
        else if (isHolding)
        {
            held = run.RecordHeldState;
            access = run.Record?.AccessCompliant == true && held is ComplianceState.Compliant or ComplianceState.InGracePeriod;
            if (run.Plan.Options.ErrorHoldReportsHeldState && reported == ComplianceState.Error && held is { } state) reported = state;
        }
        else
        {
            access = reported is ComplianceState.Compliant or ComplianceState.InGracePeriod;
        }

        ComplianceActions.Schedule(run, facts.Platform);
        return new ComplianceVerdict
        {
            Owner = ComplianceOwner.Intune,
            ReportedState = reported,
            HeldState = held,
            AccessCompliant = access,
            IsCompliant = access,
            ComplianceGracePeriodExpirationDateTime = EarliestGrace(run),
            ComplianceExpirationDateTime = Expiration(run, lastSync),
        };
    }

    // Spec 3.6.
    private static void CheckBuiltIns(ComplianceRun run, Device facts, long lastSync)
    {
        bool isAssigned = false, hasApplicable = false;
        RowState active = Active(run, lastSync);
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            isAssigned |= !pair.Is(PairFlags.Removed);
            hasApplicable |= pair.Is(PairFlags.Suits) && HasApplicableSetting(run.Plan, in pair);
            if (!pair.Is(PairFlags.Applicable) || pair.ReportedAt == PolicyPair.NotReported) continue;
            RowState reported = pair.ReportedAt == PolicyPair.ReportedSomeTime ? RowState.Unheld : Active(run, pair.ReportedAt);
            if (reported > active) active = reported;
        }

        bool needsPolicy = run.Plan.SecureByDefault || (isAssigned && run.Plan.Options.InapplicablePolicyIsNonCompliant);
        run.PolicyAssigned = needsPolicy && !hasApplicable ? RowState.NonCompliant : RowState.Compliant;
        run.IsActive = active;
        run.UserExists = UserExists(facts);
    }

    private static bool HasApplicableSetting(CompliancePlan plan, in PolicyPair pair)
        => pair.State == ComplianceStatus.Unknown ? plan.Policies[pair.Policy].Rules.Length > 0 : pair.Is(PairFlags.Applicable);

    private static RowState Active(ComplianceRun run, long contact)
        => run.Clock.IsOver(ComplianceClock.Add(contact, run.Plan.Validity)) ? RowState.NonCompliant : RowState.Compliant;

    private static RowState UserExists(Device facts)
    {
        if (facts.UserId.IsNone) return RowState.Compliant;
        if (!facts.UserId.IsKnown) return RowState.Unheld;
        if (facts.User.Exists == false || facts.User.IsIntuneLicensed == false) return RowState.NonCompliant;
        return facts.User is { Exists: true, IsIntuneLicensed: true } ? RowState.Compliant : RowState.Unheld;
    }

    private static bool HasBuiltIn(ComplianceRun run, RowState state) => run.PolicyAssigned == state || run.IsActive == state || run.UserExists == state;

    private static PairFlags AllFlags(ComplianceRun run)
    {
        PairFlags all = PairFlags.None;
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan()) all |= pair.Flags;
        return all;
    }

    private static ComplianceState Combine(ComplianceRun run, bool isBlocking)
    {
        ComplianceStatus worst = ComplianceStatus.NotAssigned;
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (pair.Is(PairFlags.Applicable) && Severity(pair.Effective) > Severity(worst)) worst = pair.Effective;
        }

        if (HasBuiltIn(run, RowState.NonCompliant) && Severity(ComplianceStatus.NonCompliant) > Severity(worst)) worst = ComplianceStatus.NonCompliant;
        if (HasBuiltIn(run, RowState.Unheld)) worst = ComplianceStatus.Error;
        if (worst == ComplianceStatus.Error && !isBlocking && HeldState(run) is null) return WithoutHeldErrors(run);
        return worst switch
        {
            ComplianceStatus.Error => ComplianceState.Error,
            ComplianceStatus.NonCompliant => ComplianceState.Noncompliant,
            ComplianceStatus.InGracePeriod => ComplianceState.InGracePeriod,
            ComplianceStatus.Unknown => ComplianceState.Unknown,
            _ => ComplianceState.Compliant,
        };
    }

    // Without an earlier state there is nothing to hold: only what fails for good counts, and anything better is not evaluated (spec 3.3).
    private static ComplianceState WithoutHeldErrors(ComplianceRun run)
    {
        bool fails = HasBuiltIn(run, RowState.NonCompliant);
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan()) fails |= pair.Is(PairFlags.Expired) && pair.State != ComplianceStatus.Unknown;
        return fails ? ComplianceState.Noncompliant : ComplianceState.Unknown;
    }

    private static int Severity(ComplianceStatus status) => status switch
    {
        ComplianceStatus.Unknown => 1,
        ComplianceStatus.NotApplicable => 2,
        ComplianceStatus.Compliant => 3,
        ComplianceStatus.InGracePeriod => 4,
        ComplianceStatus.NonCompliant => 5,
        ComplianceStatus.Error => 6,
        _ => 0,
    };

    // Spec 3.3: what an evaluation reported in which an error already held nothing is no state before the hold.
    private static ComplianceState? HeldState(ComplianceRun run)
    {
        if (run.Record is not { } record) return null;
        if (record.HeldState is not null) return record.HeldState;
        foreach (HeldError error in record.Errors)
        {
            if (record.EvaluatedAt.UtcTicks < run.Clock.FirstAfter(ComplianceClock.Add(error.ErrorSince.UtcTicks, CompliancePolicies.HoldTicks))) return null;
        }

        return record.ReportedState is ComplianceState.Compliant or ComplianceState.InGracePeriod or ComplianceState.Noncompliant ? record.ReportedState : null;
    }

    private static bool IsExpired(ComplianceRun run, PairFlags all)
        => (all & PairFlags.Expired) != 0 && ((all & PairFlags.Holding) == 0 || run.Plan.Options.ErrorHoldOverriddenByNonCompliant);

    // A platform that is not known leaves open which policies concern the device (spec 1.2).
    private static bool LacksReports(ComplianceRun run, Device facts)
    {
        if (facts.Platform is CompliancePlatform.Unknown or > CompliancePlatform.Linux) return true;
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (pair.State == ComplianceStatus.Unknown && (run.Plan.Options.RequireAllPoliciesReported || !pair.Is(PairFlags.Suits))) return true;
        }

        return false;
    }

    private static DateTimeOffset? EarliestGrace(ComplianceRun run)
    {
        long earliest = long.MaxValue;
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (pair.Effective == ComplianceStatus.InGracePeriod) earliest = Math.Min(earliest, pair.GraceExpiration);
        }

        return earliest == long.MaxValue ? null : ComplianceClock.Instant(earliest);
    }

    private static DateTimeOffset Expiration(ComplianceRun run, long lastSync)
    {
        long oldest = lastSync;
        run.Offer(ComplianceClock.Add(lastSync, run.Plan.Validity), TransitionCause.ContactExpires, default);
        foreach (ref readonly PolicyPair pair in run.Pairs.AsSpan())
        {
            if (!pair.Is(PairFlags.Applicable) || pair.ReportedAt < 0) continue;
            run.Offer(ComplianceClock.Add(pair.ReportedAt, run.Plan.Validity), TransitionCause.PolicyReportExpires, pair.PolicyId);
            oldest = Math.Min(oldest, pair.ReportedAt);
        }

        return ComplianceClock.Instant(ComplianceClock.Add(oldest, run.Plan.Validity));
    }
}
