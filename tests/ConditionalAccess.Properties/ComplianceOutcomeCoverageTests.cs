using System.Reflection;
using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>Every owner, state, cause, transition, action, reason and note that an evaluation can give is reached by generated devices.</summary>
public sealed class ComplianceOutcomeCoverageTests
{
    private const int Sets = 1200;
    private const int DevicesPerSet = 12;

    private static readonly Lazy<HashSet<object>> s_seen = new(Collect);

    [Fact]
    public void Every_owner_and_state_is_reached()
    {
        Assert.Equal([], Missing<ComplianceOwner>());
        // Conflict occurs in imported data only.
        Assert.Equal([], Missing<ComplianceState>().Except([ComplianceState.Conflict]));
        Assert.Equal([ComplianceStatus.Remediated, ComplianceStatus.Conflict, ComplianceStatus.NotAssigned], Missing<ComplianceStatus>());
    }

    [Fact]
    public void Every_cause_of_a_refusal_is_reached() => Assert.Equal([ComplianceCauseKind.None], Missing<ComplianceCauseKind>());

    [Fact]
    public void Every_cause_of_a_transition_is_reached() => Assert.Equal([TransitionCause.None], Missing<TransitionCause>());

    [Fact]
    public void Every_action_falls_due() => Assert.Equal([ComplianceActionType.None], Missing<ComplianceActionType>());

    [Fact]
    public void Every_reason_and_note_is_given()
    {
        string[] words = [.. typeof(ComplianceReasons).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];
        string[] seen = [.. s_seen.Value.OfType<string>()];
        Assert.Equal([], words.Where(word => !seen.Any(s => word[^1] == ':' ? s.StartsWith(word, StringComparison.Ordinal) : s == word)));
    }

    private static IEnumerable<T> Missing<T>()
        where T : struct, Enum
        => Enum.GetValues<T>().Where(value => !s_seen.Value.Contains(value));

    private static HashSet<object> Collect()
    {
        var seen = new HashSet<object>();
        ComplianceDifferential.Run(20260801, Sets, DevicesPerSet, (configuration, options) => (facts, record, now) =>
        {
            DeviceCompliance result = ComplianceReference.Evaluate(configuration, options, facts, record, now);
            Add(seen, result);
            return new ComparedDevice(null, result.Record, result.NextTransition?.At);
        });
        return seen;
    }

    private static void Add(HashSet<object> seen, DeviceCompliance result)
    {
        seen.Add(result.Owner);
        seen.Add(result.ReportedState);
        if (result.NextTransition is { } next) seen.Add(next.Cause);
        foreach (ComplianceCause cause in result.Causes) seen.Add(cause.Kind);
        foreach (ComplianceNote note in result.Notes) seen.Add(note.Word);
        foreach (DueAction action in result.Actions)
        {
            seen.Add(action.ActionType);
            if (action.SkippedBecause is { } why) seen.Add(why);
        }

        foreach (PolicyCompliance policy in result.Policies)
        {
            seen.Add(policy.State);
            seen.Add(policy.EffectiveState);
            foreach (SettingCompliance setting in policy.Settings) Add(seen, setting);
        }

        foreach (SettingCompliance check in result.BuiltInChecks) Add(seen, check);
    }

    private static void Add(HashSet<object> seen, SettingCompliance setting)
    {
        seen.Add(setting.State);
        if (setting.Reason is { } reason) seen.Add(reason);
    }
}
