using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ConditionalAccess.Evaluation;

namespace ConditionalAccess;

/// <summary>
/// The answer to one sign-in. A small value that names what is still required, which policies applied and whether missing signals mattered.
/// </summary>
/// <remarks>
/// <c>default</c> is no decision and never a grant. Reading it allocates nothing; it stays valid as long as it is held, also after a newer
/// engine was published. Only a decision that was made with a <see cref="DecisionBuffer"/> has to be read before its buffer is used again.
/// Two decisions are equal when one engine made them and everything that can be read in them is the same. Thread-safe.
/// </remarks>
public readonly struct Decision : IEquatable<Decision>
{
    private readonly PolicyEngine? _engine;
    private readonly DecisionData _data;

    internal Decision(PolicyEngine engine, in SignIn signIn, EvaluationMode mode, SubjectRow? user, DeviceRow? device, ResultSpace? space)
    {
        _engine = engine;
        PlanEvaluator.Evaluate(engine.Plan, in signIn, mode, user, device, space, out _data);
    }

    internal PolicyPlan? Plan => _engine?.Plan;

    /// <summary>The policies that apply, by bit.</summary>
    [UnscopedRef]
    internal ReadOnlySpan<ulong> Applied => Plan is { } plan ? plan.Result.Applied.In(_data.Sets) : default;

    [UnscopedRef]
    internal ReadOnlySpan<ulong> OpenClauses => Plan is { } plan ? plan.Result.OpenClauses.In(_data.Sets) : default;

    [UnscopedRef]
    internal ReadOnlySpan<ulong> PromptableItems => Plan is { } plan ? plan.Result.PromptableItems.In(_data.Sets) : default;

    [UnscopedRef]
    internal ReadOnlySpan<ulong> UnknownItems => Plan is { } plan ? plan.Result.UnknownItems.In(_data.Sets) : default;

    [UnscopedRef]
    internal ReadOnlySpan<ulong> ReportOnly => Plan is { } plan ? plan.Result.ReportOnly.In(_data.Sets) : default;

    internal ResultFlags Flags => _data.Flags;

    [UnscopedRef]
    internal ReadOnlySpan<ulong> Contexts => Plan is { } plan ? plan.Result.GrantedContexts.In(_data.Sets) : default;

    /// <summary>Granted, controls required, or blocked; <see cref="DecisionOutcome.None"/> for <c>default</c>.</summary>
    public DecisionOutcome Outcome => _data.Outcome;

    /// <summary>True only when access is granted now.</summary>
    public bool IsGranted => _data.Outcome == DecisionOutcome.Granted;

    /// <summary>The sign-in error code when blocked, such as 53003; 0 otherwise (spec 6.6).</summary>
    /// <exception cref="InvalidOperationException">The buffer of the decision was used again, see <see cref="DecisionBuffer"/>.</exception>
    public int FailureCode => (_data.Flags & ResultFlags.ByMasks) == 0 ? _data.FailureCode : Plan!.Requirements.Masks!.FailureCodeOf(OpenClauses[0], PromptableItems[0]);

    /// <summary>How signals that are not known were resolved.</summary>
    public EvaluationMode Mode => _data.Mode;

    /// <summary>True when the decision rests on something that was not known: see <see cref="MissingConditions"/> and <see cref="MissingItems"/>.</summary>
    public bool RestsOnUnknown => _data.Missing != PolicyConditions.None || (_data.Flags & ResultFlags.HasUnknownItems) != 0;

    /// <summary>Conditions that could not be decided for some enabled policy.</summary>
    public PolicyConditions MissingConditions => _data.Missing;

    /// <summary>Hints that change no outcome.</summary>
    public DecisionHints Hints => _data.Hints;

    /// <summary>Merged session controls of all applying enabled policies; in force only when access is granted. Merged at each reading.</summary>
    public SessionControlResult SessionControls
        => Plan is { } plan ? SessionMerge.Merge(plan, Applied, (_data.Flags & ResultFlags.IsDirectConnect) != 0) : default;

    /// <summary>The version of the engine that decided; null for <c>default</c>.</summary>
    public string? EngineVersion => _engine?.Version;

    /// <summary>What is still required: all of these, each with its alternatives, in prompt order (spec 6.6).</summary>
    public RequirementCollection Requirements => new(this);

    /// <summary>Required items whose satisfaction is not known, in prompt order.</summary>
    public RequirementItemCollection MissingItems => new(this);

    /// <summary>The result of every policy of the set, in the set's order.</summary>
    public PolicyResultCollection Policies => new(this);

    /// <summary>Requested authentication contexts that some applying enabled policy protects; empty unless granted (spec 4.4, 6.6).</summary>
    public GraphIdCollection GrantedContexts => new(this);

    /// <summary>Every Global Secure Access filtering profile that an applying enabled policy asks for, each once, in a fixed order; allocates.</summary>
    public IReadOnlyList<GraphId> GetFilteringProfiles()
    {
        var profiles = new List<GraphId>();
        ReadOnlySpan<ulong> applied = Applied;
        for (int bit = Bits.Next(applied, 0); bit >= 0 && bit < Plan!.EnabledCount; bit = Bits.Next(applied, bit + 1))
        {
            PlanSession? session = Plan.SessionFor(bit);
            if (session is { FilteringProfile.IsKnown: true } && !profiles.Contains(session.FilteringProfile)) profiles.Add(session.FilteringProfile);
            if (session is { NetworkAccessPolicy.IsKnown: true } && !profiles.Contains(session.NetworkAccessPolicy)) profiles.Add(session.NetworkAccessPolicy);
        }

        profiles.Sort(GraphId.Compare);
        return profiles;
    }

    /// <summary>
    /// Equal when the same engine, by reference, made both and they read the same: outcome, failure code, mode, hints, missing conditions and items, granted
    /// contexts, requirements with those who demand them, the result of every policy, and session controls. <c>default</c> equals only <c>default</c>. Allocates nothing.
    /// </summary>
    /// <param name="other">The other decision.</param>
    /// <exception cref="InvalidOperationException">The buffer of one of them was used again, and what stays readable does not tell them apart.</exception>
    public bool Equals(Decision other) => ReferenceEquals(_engine, other._engine) && (_engine is null || DecisionEquality.ReadTheSame(in this, in other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Decision other && Equals(other);

    /// <summary>Equal decisions have equal hash codes. Never throws, and stays the same when the buffer of the decision is used again. Allocates nothing.</summary>
    public override int GetHashCode()
    {
        if (_engine is null) return 0;
        var hash = new HashCode();
        hash.Add(_engine);
        hash.Add(HashCode.Combine(_data.Outcome, _data.Mode, _data.Hints, _data.Missing, _data.Flags & DecisionEquality.ReadableFlags));
        // A plan decides either all in place or nothing: sets elsewhere can be gone when this is asked for.
        if (_data.Space is null) hash.AddBytes(MemoryMarshal.AsBytes(Applied));
        return hash.ToHashCode();
    }

    /// <summary>Equality as <see cref="Equals(Decision)"/>.</summary>
    public static bool operator ==(Decision left, Decision right) => left.Equals(right);

    /// <summary>Inequality as <see cref="Equals(Decision)"/>.</summary>
    public static bool operator !=(Decision left, Decision right) => !left.Equals(right);

    /// <summary>The outcome with what is required, for logs: <c>ControlsRequired (mfa; termsOfUse(...))</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Outcome.ToString());
        if (FailureCode != 0) text.Append(CultureInfo.InvariantCulture, $" {FailureCode}");
        string separator = " (";
        foreach (Requirement requirement in Requirements)
        {
            text.Append(separator).Append(requirement.ToString());
            separator = "; ";
        }

        return separator == "; " ? text.Append(')').ToString() : text.ToString();
    }
}
