namespace ConditionalAccess.Compliance.Reference;

/// <summary>Everything one evaluation is a function of (spec 13), and the notes it collects on the way.</summary>
internal sealed record ReferenceRun(ComplianceConfiguration Configuration, ComplianceOptions Options, DeviceFacts Facts, ComplianceRecord? Record, DateTimeOffset Now)
{
    public List<ComplianceNote> Notes { get; } = [];

    /// <summary>What rules see of the device as a whole.</summary>
    private ReferenceInput Input { get; } = new(Configuration, Options, Facts, Now);

    /// <summary>The validity period (spec 3.6).</summary>
    public TimeSpan Validity => Input.Validity;

    /// <summary>What the setting rules see for one account.</summary>
    public ReferenceInput InputFor(DeviceAccount account) => Input with { Facts = account.Facts };

    /// <summary>Whether a period with this end is over; at the exact instant the option decides.</summary>
    public bool HasPassed(DateTimeOffset end) => Input.IsOver(end);

    /// <summary>The first instant at which a period with this end is over.</summary>
    public DateTimeOffset ChangeAt(DateTimeOffset end) => Input.FirstInstantAfter(end);

    public void Note(string word, GraphId policyId, string? setting, string text) => Notes.Add(new(word, policyId, setting, text));
}

/// <summary>An account that a device is evaluated for (spec 3.4).</summary>
/// <param name="Id">The user as results and records name it; <see cref="GraphId.None"/> for the system account, and when nobody said who the user is.</param>
/// <param name="IsSystem">True when there is no user.</param>
/// <param name="Facts">The facts as they are for this account.</param>
internal sealed record DeviceAccount(GraphId Id, bool IsSystem, DeviceFacts Facts)
{
    /// <summary>Spec 3.4: the supplied accounts; without any, the primary user, or the system account when there is none.</summary>
    public static IReadOnlyList<DeviceAccount> AllOf(DeviceFacts facts)
        => facts.Contexts.IsEmpty ? [Of(facts.UserId, facts)] : [.. facts.Contexts.Select(c => Of(c.UserId, c.Facts))];

    public static DeviceAccount Of(GraphId user, DeviceFacts facts) => new(user.IsKnown ? user : GraphId.None, user.IsNone, facts);
}
