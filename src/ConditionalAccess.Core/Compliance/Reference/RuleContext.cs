using System.Globalization;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>One configured setting while it is decided: reads facts, and keeps what it read as evidence.</summary>
internal sealed class RuleContext(ReferenceInput input, CompliancePolicy policy, SettingDefinition definition, SettingValue value, List<ComplianceNote> notes)
{
    private readonly List<ComplianceEvidence> _sources = [];
    private readonly List<RowTransition> _transitions = [];
    private readonly HashSet<string> _gateFacts = new(StringComparer.Ordinal);

    public ReferenceInput Input => input;

    public DeviceFacts Facts => input.Facts;

    public ComplianceOptions Options => input.Options;

    public DateTimeOffset Now => input.Now;

    public CompliancePolicy Policy => policy;

    public SettingDefinition Definition => definition;

    public SettingValue Value => value;

    /// <summary>What the row shows as required; the policy's value unless a rule says otherwise.</summary>
    public string? RequiredValue { get; set; } = RequiredText.Of(value);

    /// <summary>What the row shows as the device's value; the facts read unless a rule says otherwise.</summary>
    public string? CurrentValue { get; set; }

    public string Text => ((TextValue)value).Value;

    public long Number => ((NumberValue)value).Value;

    public bool IsWindows => policy.Type is CompliancePolicyType.Windows10 or CompliancePolicyType.Windows81 or CompliancePolicyType.WindowsPhone81 or CompliancePolicyType.Windows10Mobile;

    /// <summary>The edition of Windows; not known counts as desktop (spec 1.4).</summary>
    public WindowsEdition Edition => IsWindows && Facts.Edition is (WindowsEdition.Holographic or WindowsEdition.TeamOS or WindowsEdition.Mobile) ? Facts.Edition : WindowsEdition.Desktop;

    /// <summary>True when the policy asks something of another property of its type.</summary>
    public bool IsConfigured(string name) => SettingSemantics.IsConfigured(policy, name);

    public void Note(string word, string text)
    {
        var note = new ComplianceNote(word, policy.Id, definition.Name, text);
        if (!notes.Contains(note)) notes.Add(note);
    }

    /// <summary>Says that the row may change when the period that ends at this instant is over. Nothing for periods that are over already.</summary>
    public void ChangesAfter(DateTimeOffset end, TransitionCause cause)
    {
        var transition = new RowTransition(input.FirstInstantAfter(end), cause);
        if (transition.At > Now && !_transitions.Contains(transition)) _transitions.Add(transition);
    }

    public FactReading<bool> Read(Fact<DeviceFacts, bool?> fact) => Read(fact.Name, fact.Read(Facts));

    public FactReading<bool> Read(string name, bool? found) => Read(name, found is not null, true, found ?? false, found is null ? null : found.Value ? "true" : "false");

    /// <summary>A number of a status table; numbers outside it are not known (spec 1.4).</summary>
    public FactReading<int> ReadStatus(Fact<DeviceFacts, int?> fact, int highest)
    {
        int? found = fact.Read(Facts);
        return Read(fact.Name, found >= 0 && found <= highest, true, found ?? 0, found?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A member of an enumeration whose zero, and any number without a name, is not known.</summary>
    public FactReading<T> Read<T>(Fact<DeviceFacts, T> fact)
        where T : struct, Enum
        => Read(fact.Name, fact.Read(Facts));

    public FactReading<T> Read<T>(string name, T found)
        where T : struct, Enum
    {
        bool isKnown = Enum.IsDefined(found) && !EqualityComparer<T>.Default.Equals(found, default);
        return Read(name, isKnown, true, found, isKnown ? Word(found) : null);
    }

    public FactReading<DottedVersion> Read(Fact<DeviceFacts, DottedVersion> fact)
    {
        DottedVersion found = fact.Read(Facts);
        return Read(fact.Name, found.IsKnown, found.IsReadable, found, found.Text);
    }

    /// <summary>A fact that only says whether the setting concerns the device; evidence, but not the value that is compared.</summary>
    public FactReading<DottedVersion> ReadForGate(Fact<DeviceFacts, DottedVersion> fact)
    {
        _gateFacts.Add(fact.Name);
        return Read(fact);
    }

    /// <summary>A fact of any kind, as it is known, with the evidence that it was read.</summary>
    public FactReading<T> Read<T>(string name, bool isKnown, bool isReadable, T found, string? text, DateTimeOffset? observedAt = null)
    {
        ReportedError? error = Facts.ReportedErrors.Where(e => string.Equals(e.Fact, name, StringComparison.OrdinalIgnoreCase)).OrderBy(e => e.ErrorCode ?? int.MaxValue).FirstOrDefault();
        AddSource(name, error is null && isKnown ? text : null, observedAt ?? ObservedAt(name));
        if (error is not null) return new(name, FactCondition.ReportedError, found, error.ErrorCode);
        if (!isKnown) return new(name, FactCondition.Missing, found);
        return new(name, isReadable ? FactCondition.Known : FactCondition.Unreadable, found);
    }

    public void AddSource(string fact, string? text, DateTimeOffset? observedAt)
    {
        var source = new ComplianceEvidence(fact, text, observedAt);
        if (!_sources.Contains(source)) _sources.Add(source);
    }

    /// <summary>Spec 1.15: the comparison when the fact is known, else the error that stands for it.</summary>
    public RuleOutcome Judge<T>(FactReading<T> reading, Func<T, bool> passes, string? failReason = null)
        => Judge(reading, value => RuleOutcome.PassIf(passes(value), failReason));

    public RuleOutcome Judge<T>(FactReading<T> reading, Func<T, RuleOutcome> decide) => reading.Condition switch
    {
        FactCondition.Known => decide(reading.Value),
        FactCondition.ReportedError => RuleOutcome.Held(ComplianceReasons.FactReportedError + reading.Fact, reading.ErrorCode),
        FactCondition.Unreadable => RuleOutcome.Error(ComplianceReasons.FactUnreadable + reading.Fact),
        _ => Missing(reading.Fact),
    };

    /// <summary>The fact is not known: an error, which holds nothing unless the host chose otherwise (spec 15, <c>HoldForMissingFacts</c>).</summary>
    public RuleOutcome Missing(string fact)
    {
        string reason = ComplianceReasons.FactMissing + fact;
        return Options.HoldForMissingFacts ? RuleOutcome.Held(reason) : RuleOutcome.Error(reason);
    }

    /// <summary>The same setting from the start, for settings of several rows.</summary>
    public RuleContext Again() => new(input, policy, definition, value, notes);

    public SettingRow Row(RuleOutcome outcome) => Row(definition.Name, outcome);

    public SettingRow Row(string id, RuleOutcome outcome) => new(
        new SettingCompliance
        {
            Setting = id,
            Kind = definition.Rule is SettingRule.ThreatLevel or SettingRule.DefenderThreatLevel ? ComplianceSettingKind.Incident : ComplianceSettingKind.Configuration,
            State = outcome.State,
            IsHeld = outcome.IsHeld,
            RequiredValue = RequiredValue,
            CurrentValue = CurrentValue ?? CurrentText(),
            ErrorCode = outcome.ErrorCode,
            Reason = outcome.Reason,
            Sources = [.. _sources],
        },
        [.. _transitions.OrderBy(t => t.At).ThenBy(t => t.Cause)]);

    /// <summary>The name of a member as Graph writes it: with a small first letter.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum
    {
        string name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private string? CurrentText()
    {
        string[] known = [.. _sources.Where(s => s.Value is not null && !_gateFacts.Contains(s.Fact)).Select(s => s.Value!)];
        return known.Length == 0 ? null : string.Join(", ", known);
    }

    /// <summary>Facts that come in a report of their own are as old as the report; all others are of the last contact.</summary>
    private DateTimeOffset? ObservedAt(string fact)
    {
        DateTimeOffset? own = null;
        if (fact.StartsWith("deviceHealthAttestationState", StringComparison.Ordinal)) own = Facts.DeviceHealthAttestationState.IssuedDateTime;
        if (fact.StartsWith("windowsProtectionState", StringComparison.Ordinal)) own = Facts.WindowsProtectionState.LastReportedDateTime;
        if (fact.StartsWith("configurationManager.", StringComparison.Ordinal)) own = Facts.ConfigurationManager.EvaluatedDateTime;
        return own ?? Facts.LastSyncDateTime;
    }
}
