using ConditionalAccess.Compilation;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Explaining;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;

namespace ConditionalAccess;

/// <summary>
/// Decides sign-ins by one set of policies. Build it with <see cref="PolicySet.Compile"/>, keep it, and share it between threads.
/// </summary>
/// <remarks>Immutable and thread-safe. No clock, no I/O, no culture: the same sign-in always gets the same decision.</remarks>
/// <example><code>
/// PolicyEngine engine = PolicySet.Load("export").Compile();
/// Decision decision = engine.Evaluate(in signIn);
/// if (!decision.IsGranted) Console.WriteLine(engine.Explain(in signIn));
/// </code></example>
public sealed class PolicyEngine
{
    // Made when they are first asked for; should two threads ask at once, both make the same.
    private ReferenceEvaluator? _reference;
    private PolicyPlan? _withoutTrustedIps;
    private string? _version;

    internal PolicyEngine(TenantConfiguration tenant, EngineOptions options, PolicyPlan plan, string? version = null)
    {
        Tenant = tenant;
        Options = options;
        Plan = plan;
        _version = version;
    }

    /// <summary>The policies and the objects they refer to.</summary>
    public TenantConfiguration Tenant { get; }

    /// <summary>The choices it was compiled with.</summary>
    public EngineOptions Options { get; }

    /// <summary>A digest of the policies and options: equal inputs have equal versions. Every decision carries it. Worked out when it is first asked for.</summary>
    public string Version => _version ??= PolicyEngineVersion.Of(Tenant, Options);

    internal PolicyPlan Plan { get; }

    internal static PolicyEngine Create(PolicySet set, EngineOptions options)
        => new(set.Tenant, options, PlanCompiler.Compile(set.Tenant, options));

    /// <summary>Decides a sign-in for enforcement: what is not known never loosens the decision.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <returns>The decision. Never throws for any sign-in; allocates nothing when the decision fits in place, see <see cref="DecisionBuffer"/>.</returns>
    public Decision Evaluate(in SignIn signIn) => new(this, in signIn, EvaluationMode.Enforce, null, null, null);

    /// <summary>Decides a sign-in.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    /// <returns>The decision. Never throws for any sign-in; allocates nothing when the decision fits in place, see <see cref="DecisionBuffer"/>.</returns>
    public Decision Evaluate(in SignIn signIn, EvaluationMode mode) => new(this, in signIn, mode, null, null, null);

    /// <summary>Decides a sign-in of a user, and with a device, that were prepared before.</summary>
    /// <param name="signIn">What is known about the sign-in. Its own user and device are not read where prepared ones are given.</param>
    /// <param name="user">The user; null: the sign-in's own.</param>
    /// <param name="device">The device; null: the sign-in's own.</param>
    /// <param name="buffer">Room for a decision that does not fit in place; null: it makes its own.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    /// <returns>The same decision as for a sign-in that says of user and device what was prepared. What another engine prepared is decided as well, but slowly.</returns>
    public Decision Evaluate(
        in SignIn signIn, PreparedUser? user, PreparedDevice? device = null, DecisionBuffer? buffer = null, EvaluationMode mode = EvaluationMode.Enforce)
        => new(this, in signIn, mode, user?.Row, device?.Row, buffer?.Space);

    /// <summary>Works out which policies can apply to a user, once for many sign-ins. Costs about as much as a decision; keep it with the session.</summary>
    /// <param name="user">What is known about the user.</param>
    /// <returns>The user, prepared for this engine.</returns>
    public PreparedUser PrepareUser(in UserSignals user) => new(this, in user);

    /// <summary>Works out which policies can apply to a device, once for many sign-ins. Every device filter is evaluated; keep it with the session.</summary>
    /// <param name="device">What is known about the device.</param>
    /// <returns>The device, prepared for this engine.</returns>
    public PreparedDevice PrepareDevice(in DeviceSignals device) => new(this, in device);

    /// <summary>Says why a sign-in is decided as it is: always with the same outcome as <see cref="Evaluate(in SignIn, EvaluationMode)"/>, but slowly.</summary>
    /// <param name="signIn">What is known about the sign-in.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    /// <returns>Every policy with its reasons, and the fewest proofs that would grant.</returns>
    public Explanation Explain(in SignIn signIn, EvaluationMode mode = EvaluationMode.Enforce)
        => ExplanationBuilder.Build((_reference ??= new ReferenceEvaluator(Tenant, Options)).Evaluate(in signIn, mode), Tenant, mode);

    /// <summary>
    /// As <see cref="Explain(in SignIn, EvaluationMode)"/>, down to the device: where a policy requires a compliant device, the explanation names the settings that
    /// fail and what the user can do.
    /// </summary>
    /// <param name="signIn">What is known about the sign-in, with the signals of the device; see <see cref="ComplianceSignals"/>.</param>
    /// <param name="device">The compliance of the device; it changes nothing in the decision.</param>
    /// <param name="mode">How to resolve what is not known; an undefined value counts as <see cref="EvaluationMode.Enforce"/>.</param>
    public Explanation Explain(in SignIn signIn, DeviceCompliance device, EvaluationMode mode = EvaluationMode.Enforce)
    {
        ArgumentNullException.ThrowIfNull(device);
        Explanation explanation = Explain(in signIn, mode);
        return explanation with { Device = DeviceExplanation.OfSignIn(explanation, device, in signIn) };
    }

    /// <summary>
    /// Decides what a resource does with a session that was granted, now that it sees the address in <see cref="NetworkSignals.ResourceAddress"/>
    /// (continuous access evaluation, spec 10.1).
    /// </summary>
    /// <param name="signIn">The session, with both addresses.</param>
    /// <param name="events">Critical events since the token was issued; any of them revokes.</param>
    public ResourceAccess EvaluateAccess(in SignIn signIn, CriticalEvents events = CriticalEvents.None)
    {
        if (events != CriticalEvents.None) return ResourceAccess.Revoke;
        Decision atEntra = Evaluate(in signIn);
        if (!atEntra.IsGranted) return ResourceAccess.Deny;
        bool isOff = atEntra.SessionControls.ContinuousAccessEvaluation == ContinuousAccessEvaluationMode.Disabled;
        if (isOff || ExternalUsers.IsExternal(signIn.User.Kind)) return ResourceAccess.AllowForOneHour;

        SignIn atResource = signIn with { Network = signIn.Network with { ClientAddress = signIn.Network.ResourceAddress } };
        Decision seen = Evaluate(in atResource);
        if (!seen.IsGranted) return IsStrict(in atEntra) || IsStrict(in seen) ? ResourceAccess.Deny : ResourceAccess.AllowForOneHour;
        return IsUnderstoodByResource(in atResource) ? ResourceAccess.Allow : ResourceAccess.AllowForOneHour;
    }

    private static bool IsStrict(in Decision decision)
        => decision.SessionControls.ContinuousAccessEvaluation == ContinuousAccessEvaluationMode.StrictLocation;

    // Resources know address locations only: access that rests on a country or on multifactor trusted IPs lasts an hour.
    private bool IsUnderstoodByResource(in SignIn signIn)
    {
        SignIn withoutCountry = signIn with { Network = signIn.Network with { Country = default, GpsCountry = default } };
        _withoutTrustedIps ??= PlanCompiler.Compile(Tenant with { MfaTrustedIps = [] }, Options);
        PlanEvaluator.Evaluate(_withoutTrustedIps, in withoutCountry, EvaluationMode.Enforce, null, null, null, out DecisionData data);
        return data.Outcome == DecisionOutcome.Granted;
    }
}
