using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;
using ConditionalAccess.Testing.Generation.Custom;

namespace ConditionalAccess.Properties;

/// <summary>What holds for every evaluation of a device, and what changes may never do. Each law returns null when it holds, else what is wrong.</summary>
internal sealed class ComplianceLaws(ComplianceEvaluator evaluator)
{
    private static readonly PolicyReadOptions s_reading = new() { Scripts = RandomCustom.Compiler };
    private static readonly TimeSpan s_shift = TimeSpan.FromDays(1234) + TimeSpan.FromTicks(7);

    public string? SameQuestionSameAnswer(ComplianceCase c) => Same(c, c, "asking again");

    public string? OrderIsIrrelevant(ComplianceCase c) => Same(c, c with
    {
        Configuration = ComplianceEdits.Reversed(c.Configuration),
        Facts = ComplianceEdits.Reversed(c.Facts),
        Record = c.Record is null ? null : ComplianceEdits.Reversed(c.Record),
    }, "reversing all lists");

    public string? OnlyDistancesInTimeMatter(ComplianceCase c)
    {
        if (c.Now.Year is < 1900 or > 2200 || !AreInsideTheCalendar(c) || HasEndlessPeriod(c.Configuration)) return null;
        c = ComplianceEdits.WithoutCustomRules(c);
        ComplianceCase later = Each(c, part => ComplianceEdits.Shifted(part, s_shift)) with { Now = c.Now + s_shift };
        DeviceVerdict before = Decide(c), after = Decide(later);
        string? difference = Difference(before.Details.For(c.Now), after.Details.For(later.Now));
        if (before.Next?.At + s_shift != after.Next?.At || before.Next?.Cause != after.Next?.Cause) difference ??= $"next {before.Next} became {after.Next}";
        return difference is null ? null : "moving all instants changed " + difference;
    }

    public string? OffsetsFromUtcDecideNothing(ComplianceCase c) => !AreInsideTheCalendar(c) ? null
        : Same(c, Each(c, part => ComplianceEdits.WithOffset(part, new TimeSpan(5, 45, 0))), "writing instants with another offset");

    // An expression may look at a name or a date.
    public string? NamesDecideNothing(ComplianceCase c) => NamesOfUsualPoliciesDecideNothing(ComplianceEdits.WithoutCustomRules(c));

    private string? NamesOfUsualPoliciesDecideNothing(ComplianceCase c) => Same(c, c with
    {
        Configuration = c.Configuration with { Policies = ValueArray.From(c.Configuration.Policies.Select(p => p with { DisplayName = "x", Description = "Windows 11", CreatedDateTime = DateTimeOffset.MaxValue })) },
        Facts = c.Facts with { Identifiers = new DeviceIdentifiers { DeviceName = "x", Model = "Surface" }, EnrollmentProfileName = "x", ComanagementEligibleType = ComanagementEligibility.Ineligible },
    }, "renaming");

    /// <summary>Access needs a state that has it, a hold of one, or an owner other than Intune that says so.</summary>
    public string? AccessNeedsAGoodState(ComplianceCase c)
    {
        DeviceVerdict v = Decide(c);
        if (!v.Access) return null;
        ComplianceState state = v.Reported == ComplianceState.Error && v.Held is { } held ? held : v.Reported;
        // 15: by the literal table the hold counts although a failure is reported.
        if (!c.Options.ErrorHoldOverriddenByNonCompliant && v.Held is { } literal) state = literal;
        bool good = state is ComplianceState.Compliant or ComplianceState.InGracePeriod
            || (state == ComplianceState.ConfigManager && c.Facts.ConfigurationManager.RelayedIsCompliant == true)
            || (state == ComplianceState.Unknown && c.Options.UnknownIsAccessCompliant);
        return good ? null : $"access in state {v.Reported}, held {v.Held}";
    }

    /// <summary>A failing setting whose grace is over refuses access, whatever else is in error.</summary>
    public string? ErrorNeverHidesAFailure(ComplianceCase c)
    {
        if (!c.Options.ErrorHoldOverriddenByNonCompliant) return null;
        foreach (string fact in new PolicyInterests(c.Configuration).FactNames)
        {
            ComplianceCase disturbed = c with { Facts = c.Facts with { ReportedErrors = [.. c.Facts.ReportedErrors, new ReportedError(fact)] } };
            if (ReferenceFailures.Expired(disturbed) is { } failure && Decide(disturbed).Access) return $"access with an error of {fact}, although {failure}";
        }

        return ReferenceFailures.Expired(c) is { } failed && Decide(c).Access ? "access, although " + failed : null;
    }

    /// <summary>Until the announced instant nothing changes by itself and no action falls due; the announcement names its cause.</summary>
    public string? NothingChangesBeforeTheAnnouncedInstant(ComplianceCase c)
    {
        if (ComplianceExceptions.IsContactAhead(c)) return null;
        DeviceVerdict now = Decide(c);
        if (now.Next is { } next && (next.At <= c.Now || next.Cause == TransitionCause.None || !Enum.IsDefined(next.Cause))) return "announced " + next;
        long end = now.Next?.At.UtcTicks ?? ComplianceTimes.Shift(c.Now, TimeSpan.FromDays(4000).Ticks).UtcTicks;
        foreach (long ticks in new[] { c.Now.UtcTicks + 1, c.Now.UtcTicks + ((end - c.Now.UtcTicks) / 2), end - 1 })
        {
            if (ticks < c.Now.UtcTicks || ticks >= end) continue;
            var at = new DateTimeOffset(ticks, TimeSpan.Zero);
            DeviceVerdict then = Decide(c with { Record = now.Record, Now = at });
            if (then.DueActions > 0) return $"{then.DueActions} actions fall due at {at:O}, before {now.Next}";
            if (then.Next != now.Next) return $"at {at:O} the announcement {now.Next} became {then.Next}";
            if (Difference(now.Details.For(c.Now), then.Details.For(c.Now)) is { } changed) return $"before {now.Next}, at {at:O}, changed {changed}";
        }

        return null;
    }

    /// <summary>Time that passes without new facts never gives access, except where the specification says what it ends.</summary>
    public string? TimeAloneNeverGrantsAccess(ComplianceCase c)
    {
        if (ComplianceExceptions.IsContactAhead(c)) return null;
        DeviceVerdict then = Decide(c);
        for (int i = 0; i < 12 && then.Next is { } next; i++)
        {
            DeviceVerdict later = Decide(c with { Record = then.Record, Now = next.At });
            if (later.Access && !then.Access && ComplianceExceptions.EndMayHelp(next.Cause) is null) return $"{next} granted access";
            then = later;
        }

        return null;
    }

    /// <summary>Evaluating once more at the same instant, with the record of before, changes nothing and repeats no action.</summary>
    public string? RepeatingChangesNothing(ComplianceCase c)
    {
        if (ComplianceExceptions.IsContactAhead(c)) return null;
        DeviceVerdict first = Decide(c), again = Decide(c with { Record = Decide(c).Record });
        if (again.DueActions > 0) return $"{again.DueActions} actions are due again";
        return Difference(first.Details.For(c.Now), again.Details.For(c.Now)) is { } changed ? "repeating changed " + changed : null;
    }

    public string? OverrideRefusesAccess(ComplianceCase c)
    {
        DeviceVerdict v = Decide(c with { Facts = c.Facts with { AdministratorConfiguredDeviceComplianceState = ComplianceOverride.NonCompliant } });
        return v is { Access: false, Reported: ComplianceState.Noncompliant } ? null : $"the override is ignored: {v.Reported}, access {v.Access}";
    }

    /// <summary>Leaving out one fact never grants access, except where the specification says what its absence means.</summary>
    public string? RemovedFactNeverGrantsAccess(ComplianceCase c)
    {
        if (ComplianceExceptions.LooserByChoice(c.Options) is not null || Decide(c).Access) return null;
        foreach ((string path, DeviceFacts less) in Smaller.WithoutOneMember(c.Facts))
        {
            if (ComplianceExceptions.AbsenceMeansSomething(path, c) is not null) continue;
            if (Decide(c with { Facts = less }).Access) return "leaving out " + path + " granted access";
        }

        return null;
    }

    /// <summary>A fact that fails, once known, never makes a device more compliant than it was without it. Grace is the only way to keep access while failing.</summary>
    public string? LearnedFailureNeverHelps(ComplianceCase c)
    {
        DeviceVerdict? learned = null;
        foreach ((string path, DeviceFacts less) in Smaller.WithoutOneMember(c.Facts))
        {
            if (!ReferenceFailures.FailsBy(path, c)) continue;
            learned ??= Decide(c);
            DeviceVerdict before = Decide(c with { Facts = less });
            if (learned.Access && !before.Access && learned.Reported != ComplianceState.InGracePeriod && learned.Held is null) return $"learning the failing {path} granted access";
            if (learned.Reported == ComplianceState.Compliant && !c.Options.ErrorHoldReportsHeldState) return $"compliant, although {path} fails";
        }

        return null;
    }

    /// <summary>Asking for more never gives access, except where the specification ranks something new above nothing.</summary>
    public string? StricterNeverGrantsAccess(ComplianceCase c)
    {
        if (c.Options.UnknownIsAccessCompliant || Decide(c).Access || ComplianceExceptions.MorePoliciesMayHelp(c, Decide(c).Reported)) return null;
        foreach ((string name, ComplianceConfiguration stricter) in ComplianceEdits.Stricter(c))
        {
            if (ComplianceExceptions.StricterMayHelp(name, c) is null && Decide(c with { Configuration = stricter }).Access) return name + ", which asks for more, granted access";
        }

        return null;
    }

    public string? AddedPolicyNeverGrantsAccess(ComplianceCase c)
    {
        // 15: by the literal table an error hides a failure.
        if (!c.Options.ErrorHoldOverriddenByNonCompliant) return null;
        if (c.Options.UnknownIsAccessCompliant || Decide(c).Access || ComplianceExceptions.MorePoliciesMayHelp(c, Decide(c).Reported)) return null;
        return Decide(c with { Configuration = c.Configuration with { Policies = [.. c.Configuration.Policies, ComplianceEdits.Another(c)] } }).Access ? "an added policy granted access" : null;
    }

    /// <summary>A copy of a policy under another id, on a device without record, changes nothing.</summary>
    public string? CopyOfAPolicyChangesNothing(ComplianceCase c)
    {
        if (c.Configuration.Policies.IsEmpty || !c.Facts.PolicyReports.IsDefault || c.Facts.Contexts.Any(x => !x.Facts.PolicyReports.IsDefault)) return null;
        ComplianceCase fresh = c with { Record = null };
        CompliancePolicy copy = c.Configuration.Policies[0] with { Id = "a copy" };
        DeviceVerdict before = Decide(fresh), after = Decide(fresh with { Configuration = c.Configuration with { Policies = [.. c.Configuration.Policies, copy] } });
        return (before.Access, before.Reported, before.Next?.At) == (after.Access, after.Reported, after.Next?.At) ? null
            : $"a copy of {copy.DisplayName} changed {before.Reported}, {before.Access}, {before.Next} to {after.Reported}, {after.Access}, {after.Next}";
    }

    /// <summary>Configuration, facts and record that were written as JSON and read again decide as before.</summary>
    public string? WrittenAndReadDecidesAlike(ComplianceCase c)
    {
        // A number outside the enumeration has no word, and no evaluation leaves one in a record.
        if (ComplianceEdits.HasCatalogValueWithoutText(c.Configuration)) return null;
        if (ComplianceEdits.HasValueThatReadingRefuses(c.Configuration)) return null;
        if (c.Facts.Contexts.Select(x => x.Facts).Append(c.Facts).Any(SaysTwoThingsOfOne) || c.Configuration.Connectors.DistinctBy(m => m.Id).Count() < c.Configuration.Connectors.Count) return null;
        // Graph writes the ends of time for "none".
        if (!AreInsideTheCalendar(c) || c.Record?.Episodes.Any(e => !e.ContextId.IsKnown) == true || (c.Record is { } record && !(Enum.IsDefined(record.ReportedState) && (record.HeldState is not { } state || Enum.IsDefined(state))))) return null;
        ComplianceConfiguration configuration = CompliancePolicySet.Parse(CompliancePolicySet.From(c.Configuration).ToJson(), s_reading).Configuration;
        DeviceInventoryEntry entry = DeviceInventory.Parse(new DeviceInventory([new DeviceInventoryEntry(c.Facts, c.Record)]).ToJson()).Devices[0];
        return DecidesAlike(c, c with { Configuration = configuration }, "writing and reading the configuration")
            ?? DecidesAlike(c, c with { Facts = entry.Facts, Record = entry.Record }, "writing and reading the device");
    }

    /// <summary>A value of the configuration that is no longer understood never gives access that was refused while it was.</summary>
    public string? MisreadConfigurationNeverGrantsAccess(ComplianceCase c)
    {
        if (ComplianceEdits.HasCatalogValueWithoutText(c.Configuration)) return null;
        string json = CompliancePolicySet.From(c.Configuration).ToJson();
        // 3.4: a policy that was removed while failing may be assigned again, and is then evaluated; so no episode is recorded.
        c = c with { Record = c.Record is { } record ? record with { Episodes = [] } : null };
        ComplianceCase read = c with { Configuration = CompliancePolicySet.Parse(json, s_reading).Configuration };
        DeviceVerdict understood = Decide(read);
        if (understood.Access || c.Options.UnknownIsAccessCompliant || c.Options.IgnoresUnknownProperties || c.Options.IgnoresUnknownPolicyTypes || !c.Options.ErrorHoldOverriddenByNonCompliant) return null;
        if (ComplianceExceptions.MorePoliciesMayHelp(read, understood.Reported)) return null;
        foreach ((string path, ComplianceConfiguration misread) in ComplianceMisreadings.Of(json, c.Seed, 8))
        {
            if (ComplianceExceptions.MisreadingMayHelp(path, c) is null && Decide(c with { Configuration = misread }).Access) return "not understanding " + path + " granted access";
        }

        return null;
    }

    /// <summary>A fact that is no longer understood never gives access, unless its absence does.</summary>
    public string? MisreadFactNeverGrantsAccess(ComplianceCase c)
    {
        if (ComplianceExceptions.LooserByChoice(c.Options) is not null || c.Facts.Contexts.Select(x => x.Facts).Append(c.Facts).Any(SaysTwoThingsOfOne)) return null;
        string json = new DeviceInventory([new DeviceInventoryEntry(c.Facts)]).ToJson();
        ComplianceCase read = c with { Facts = DeviceInventory.Parse(json).Devices[0].Facts };
        if (Decide(read).Access) return null;
        foreach ((string path, DeviceFacts misread) in ComplianceMisreadings.OfDevice(json, c.Seed, 8))
        {
            if (Decide(c with { Facts = misread }).Access && !AbsenceGrantsAccess(read)) return "not understanding " + path + " granted access";
        }

        return null;
    }

    private bool AbsenceGrantsAccess(ComplianceCase c)
        => Smaller.Of(c.Facts).Any(v => ComplianceExceptions.AbsenceMeansSomething(WithoutPositions(v.Path), c) is not null && Decide(c with { Facts = v.Value }).Access);

    private static string WithoutPositions(string path) => path.Contains('[', StringComparison.Ordinal) ? path[..path.IndexOf('[', StringComparison.Ordinal)] : path;

    private DeviceVerdict Decide(ComplianceCase c) => evaluator.For(c.Configuration, c.Options)(c.Facts, c.Record, c.Now);

    private string? Same(ComplianceCase c, ComplianceCase changed, string change)
    {
        DeviceVerdict before = Decide(c), after = Decide(changed);
        if (before.Next != after.Next || before.DueActions != after.DueActions) return $"{change} changed {before.Next}, {before.DueActions} actions to {after.Next}, {after.DueActions} actions";
        return (Difference(before.Details.For(c.Now), after.Details.For(c.Now)) ?? Difference(before.Notes, after.Notes)) is { } difference ? $"{change} changed {difference}" : null;
    }

    // As above without what explains: a value that cannot be read is shown otherwise once it was read from JSON.
    private string? DecidesAlike(ComplianceCase c, ComplianceCase changed, string change)
    {
        DeviceVerdict before = Decide(c), after = Decide(changed);
        if (before.Next != after.Next || before.DueActions != after.DueActions) return $"{change} changed {before.Next}, {before.DueActions} actions to {after.Next}, {after.DueActions} actions";
        return Difference(before.Details.Decisions(c.Now), after.Details.Decisions(c.Now)) is { } difference ? $"{change} changed {difference}" : null;
    }

    // In JSON these are objects, which cannot have a member twice; and of two connectors with one id the second gets another.
    private static bool SaysTwoThingsOfOne(DeviceFacts facts) => facts.PolicyReports.DistinctBy(r => r.PolicyId).Count() < facts.PolicyReports.Count
        || facts.CustomCompliance.DistinctBy(r => r.ScriptId).Count() < facts.CustomCompliance.Count
        || facts.AssignmentFilterMatches.DistinctBy(m => m.FilterId).Count() < facts.AssignmentFilterMatches.Count;

    // Periods that end at the end of the calendar end there wherever they begin.
    private static bool HasEndlessPeriod(ComplianceConfiguration configuration) => configuration.Settings.DeviceComplianceCheckinThresholdDays is > 100_000 or < -100_000
        || configuration.Policies.Any(p => p.ScheduledActions.Any(a => a.GracePeriodHours > 1_000_000));

    private static bool AreInsideTheCalendar(ComplianceCase c)
        => new object?[] { c.Configuration, c.Facts, c.Record }.All(part => part is null || ComplianceEdits.IsInsideTheCalendar(part));

    private static ComplianceCase Each(ComplianceCase c, Func<object, object> change) => c with
    {
        Configuration = (ComplianceConfiguration)change(c.Configuration), Facts = (DeviceFacts)change(c.Facts), Record = c.Record is null ? null : (ComplianceRecord)change(c.Record),
    };

    /// <summary>The first lines that differ.</summary>
    private static string? Difference(string before, string after)
    {
        if (string.Equals(before, after, StringComparison.Ordinal)) return null;
        string[] left = before.Split('\n'), right = after.Split('\n');
        return $"\n{string.Join('\n', left.Except(right).Take(6))}\nto\n{string.Join('\n', right.Except(left).Take(6))}";
    }
}
