namespace ConditionalAccess.Model;

/// <summary>What a session is subject to (spec 1.14). A control counts unless it is null or <c>isEnabled</c> is false; the reader leaves out the others.</summary>
public sealed record SessionControls
{
    /// <summary>App enforced restrictions; null: not configured.</summary>
    public SessionControlSwitch? ApplicationEnforcedRestrictions { get; init; }

    /// <summary>Defender for Cloud Apps; null: not configured.</summary>
    public CloudAppSecurity? CloudAppSecurity { get; init; }

    /// <summary>Sign-in frequency; null: not configured.</summary>
    public SignInFrequency? SignInFrequency { get; init; }

    /// <summary>Persistent browser; null: not configured.</summary>
    public PersistentBrowser? PersistentBrowser { get; init; }

    /// <summary>Token protection; null: not configured.</summary>
    public SessionControlSwitch? SecureSignInSession { get; init; }

    /// <summary>Continuous access evaluation; null: not configured.</summary>
    public ContinuousAccessEvaluation? ContinuousAccessEvaluation { get; init; }

    /// <summary>Global Secure Access filtering profile; null: not configured.</summary>
    public FilteringProfile? GlobalSecureAccessFilteringProfile { get; init; }

    /// <summary>The predecessor <c>networkAccessSecurity</c>; null: not configured.</summary>
    public FilteringProfile? NetworkAccessSecurity { get; init; }

    /// <summary>Whether resilience defaults are off; null counts as false.</summary>
    public bool? DisableResilienceDefaults { get; init; }

    /// <summary>Members without meaning here, unknown session controls included.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>A session control that is only on or off.</summary>
public sealed record SessionControlSwitch
{
    /// <summary>False: present but off. Null counts as on when another member is set.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>True when the control takes effect (spec 1.14).</summary>
    public bool Counts => IsEnabled ?? OtherMembers.AnySet(Extra);

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>How Defender for Cloud Apps treats the session.</summary>
public enum CloudAppSecurityType : byte
{
    /// <summary>Missing or not understood: counts as the strongest.</summary>
    Unknown = 0,

    /// <summary>Monitor only.</summary>
    MonitorOnly,

    /// <summary>A custom policy in Defender for Cloud Apps.</summary>
    McasConfigured,

    /// <summary>Block downloads.</summary>
    BlockDownloads,
}

/// <summary>Conditional Access App Control.</summary>
public sealed record CloudAppSecurity
{
    /// <summary>False: present but off. Null counts as on when another member is set.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The treatment; <c>default</c> with no text when missing.</summary>
    public GraphWord<CloudAppSecurityType> Type { get; init; }

    /// <summary>True when the control takes effect (spec 1.14).</summary>
    public bool Counts => IsEnabled ?? (Type != default || OtherMembers.AnySet(Extra));

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>The unit of a sign-in frequency.</summary>
public enum SignInFrequencyType : byte
{
    /// <summary>Missing or not understood.</summary>
    Unknown = 0,

    /// <summary>Days of 24 hours.</summary>
    Days,

    /// <summary>Hours.</summary>
    Hours,
}

/// <summary>Whether sign-in frequency counts time or asks every time.</summary>
public enum SignInFrequencyInterval : byte
{
    /// <summary>Missing (counts as time based when a value is set) or not understood (counts as every time).</summary>
    Unknown = 0,

    /// <summary>By value and type.</summary>
    TimeBased,

    /// <summary>Every time, with a tolerance of five minutes.</summary>
    EveryTime,
}

/// <summary>Which authentication a sign-in frequency renews.</summary>
public enum SignInFrequencyAuthenticationType : byte
{
    /// <summary>Missing (counts as both) or not understood (counts as both, every time).</summary>
    Unknown = 0,

    /// <summary>Primary and secondary.</summary>
    PrimaryAndSecondaryAuthentication,

    /// <summary>Secondary only.</summary>
    SecondaryAuthentication,
}

/// <summary>Sign-in frequency (spec 1.14, 6.5).</summary>
public sealed record SignInFrequency
{
    /// <summary>False: present but off. Null counts as on when another member is set.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The number of hours or days.</summary>
    public int? Value { get; init; }

    /// <summary>The unit.</summary>
    public GraphWord<SignInFrequencyType> Type { get; init; }

    /// <summary>Time based or every time.</summary>
    public GraphWord<SignInFrequencyInterval> FrequencyInterval { get; init; }

    /// <summary>Which authentication is renewed.</summary>
    public GraphWord<SignInFrequencyAuthenticationType> AuthenticationType { get; init; }

    /// <summary>True when the control takes effect (spec 1.14).</summary>
    public bool Counts => IsEnabled ?? (Value is not null || Type != default || FrequencyInterval != default || AuthenticationType != default || OtherMembers.AnySet(Extra));

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Whether a browser session stays after the browser closes.</summary>
public enum PersistentBrowserMode : byte
{
    /// <summary>Missing or not understood: counts as <see cref="Never"/>.</summary>
    Unknown = 0,

    /// <summary>Always persistent.</summary>
    Always,

    /// <summary>Never persistent.</summary>
    Never,
}

/// <summary>Persistent browser session.</summary>
public sealed record PersistentBrowser
{
    /// <summary>False: present but off. Null counts as on when another member is set.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The mode.</summary>
    public GraphWord<PersistentBrowserMode> Mode { get; init; }

    /// <summary>True when the control takes effect (spec 1.14).</summary>
    public bool Counts => IsEnabled ?? (Mode != default || OtherMembers.AnySet(Extra));

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>How continuous access evaluation is set.</summary>
public enum ContinuousAccessEvaluationMode : byte
{
    /// <summary>Not understood: counts as <see cref="StrictLocation"/>.</summary>
    Unknown = 0,

    /// <summary>The older name; counts as <see cref="StrictLocation"/>.</summary>
    StrictEnforcement,

    /// <summary>Off.</summary>
    Disabled,

    /// <summary>Strict location enforcement.</summary>
    StrictLocation,
}

/// <summary>Continuous access evaluation.</summary>
public sealed record ContinuousAccessEvaluation
{
    /// <summary>The mode; <c>default</c> with no text when missing.</summary>
    public GraphWord<ContinuousAccessEvaluationMode> Mode { get; init; }

    /// <summary>True when the control takes effect: a mode is given.</summary>
    public bool Counts => Mode != default;

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>A Global Secure Access filtering profile, or the policy of its predecessor.</summary>
public sealed record FilteringProfile
{
    /// <summary>False: present but off. Null counts as on when another member is set.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The profile (<c>profileId</c>) or policy (<c>policyId</c>) id.</summary>
    public GraphId ProfileId { get; init; }

    /// <summary>True when the control takes effect (spec 1.14).</summary>
    public bool Counts => IsEnabled ?? (ProfileId.IsKnown || OtherMembers.AnySet(Extra));

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Whether a session control without <c>isEnabled</c> says anything else: then it counts as on (spec 1.14).</summary>
internal static class OtherMembers
{
    /// <summary>Whether a member that is no annotation has a value.</summary>
    /// <param name="extra">Members that were not understood.</param>
    public static bool AnySet(ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            bool isAnnotation = member.Name.Contains('@', StringComparison.Ordinal) || member.Name.StartsWith('#');
            if (!isAnnotation && member.Json != "null") return true;
        }

        return false;
    }
}
