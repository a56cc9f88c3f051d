using ConditionalAccess.Signals;

namespace ConditionalAccess.Model;

/// <summary>How the requirements of one policy combine (spec 6.1).</summary>
public enum GrantOperator : byte
{
    /// <summary>Missing or not understood: counts as <see cref="And"/>.</summary>
    Unknown = 0,

    /// <summary>All are required.</summary>
    And,

    /// <summary>One is enough.</summary>
    Or,
}

/// <summary>A built-in grant control (Graph <c>conditionalAccessGrantControl</c>).</summary>
public enum BuiltInControl : byte
{
    /// <summary>Not understood: never satisfied, never promptable.</summary>
    Unknown = 0,

    /// <summary>Deny.</summary>
    Block,

    /// <summary>Multifactor authentication.</summary>
    Mfa,

    /// <summary>A device that device management calls compliant.</summary>
    CompliantDevice,

    /// <summary>A Microsoft Entra hybrid joined device.</summary>
    DomainJoinedDevice,

    /// <summary>An approved client app.</summary>
    ApprovedApplication,

    /// <summary>An app with an Intune app protection policy.</summary>
    CompliantApplication,

    /// <summary>A secure password change.</summary>
    PasswordChange,

    /// <summary>Microsoft-managed risk remediation.</summary>
    RiskRemediation,

    /// <summary>Presentation of a verified id (preview).</summary>
    VerifiedId,

    /// <summary>The template word <c>MfaAndChangePassword</c>: both items, required whatever the operator (spec 1.13).</summary>
    MfaAndChangePassword,
}

/// <summary>What a policy requires for access (spec 1.13).</summary>
public sealed record GrantControls
{
    /// <summary>All or one of the requirements; irrelevant for a single one.</summary>
    public GraphWord<GrantOperator> Operator { get; init; }

    /// <summary>Built-in controls.</summary>
    public ValueArray<GraphWord<BuiltInControl>> BuiltInControls { get; init; }

    /// <summary>Custom control ids.</summary>
    public ValueArray<GraphId> CustomAuthenticationFactors { get; init; }

    /// <summary>Terms-of-use agreement ids.</summary>
    public ValueArray<GraphId> TermsOfUse { get; init; }

    /// <summary>The required authentication strength, as far as it is embedded; null: none.</summary>
    public AuthenticationStrength? AuthenticationStrength { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }

    /// <summary>All of the given built-in controls.</summary>
    /// <param name="controls">The controls.</param>
    public static GrantControls AllOf(params ReadOnlySpan<BuiltInControl> controls) => Of(GrantOperator.And, controls);

    /// <summary>One of the given built-in controls.</summary>
    /// <param name="controls">The controls.</param>
    public static GrantControls AnyOf(params ReadOnlySpan<BuiltInControl> controls) => Of(GrantOperator.Or, controls);

    private static GrantControls Of(GrantOperator op, ReadOnlySpan<BuiltInControl> controls)
    {
        var words = new GraphWord<BuiltInControl>[controls.Length];
        for (int i = 0; i < words.Length; i++) words[i] = controls[i];
        return new() { Operator = op, BuiltInControls = [.. words] };
    }
}

/// <summary>An authentication strength policy, or a reference to one (spec 3.1).</summary>
public sealed record AuthenticationStrength
{
    /// <summary>The id; <c>default</c> when the document gives none.</summary>
    public GraphId Id { get; init; }

    /// <summary>The name; identifies a built-in strength when there is no id.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Free text.</summary>
    public string? Description { get; init; }

    /// <summary><c>builtIn</c> or <c>custom</c>, as found.</summary>
    public string? PolicyType { get; init; }

    /// <summary><c>mfa</c> or <c>none</c>, as found.</summary>
    public string? RequirementsSatisfied { get; init; }

    /// <summary>Combinations of which one is enough. <c>default</c>: only a reference, look the strength up; <c>[]</c>: can never be met.</summary>
    public ValueArray<MethodCombination> AllowedCombinations { get; init; }

    /// <summary>Restrictions on single combinations.</summary>
    public ValueArray<CombinationConfiguration> CombinationConfigurations { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }

    /// <summary>Members without meaning here.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>Methods that must be used together.</summary>
/// <param name="Methods">The methods; <see cref="AuthenticationMethods.UnknownFutureValue"/> stands for one that was not understood.</param>
/// <param name="Text">The words as found when one was not understood; else null.</param>
public readonly record struct MethodCombination(AuthenticationMethods Methods, string? Text = null);

/// <summary>A restriction on combinations (spec 3.3-4, 3.3-5).</summary>
public sealed record CombinationConfiguration
{
    /// <summary>The id.</summary>
    public GraphId Id { get; init; }

    /// <summary>What it restricts.</summary>
    public CombinationConfigurationKind Kind { get; init; }

    /// <summary>The combinations it applies to.</summary>
    public ValueArray<MethodCombination> AppliesToCombinations { get; init; }

    /// <summary>FIDO2 key models that are allowed.</summary>
    public ValueArray<GraphId> AllowedAAGUIDs { get; init; }

    /// <summary>Certificate issuers that are allowed.</summary>
    public ValueArray<string> AllowedIssuerSkis { get; init; }

    /// <summary>Certificate policies that are allowed.</summary>
    public ValueArray<string> AllowedPolicyOIDs { get; init; }

    /// <summary>Members without meaning here, the <c>@odata.type</c> of an unknown kind included.</summary>
    public ValueArray<ExtraMember> Extra { get; init; }
}

/// <summary>The kind of a combination configuration.</summary>
public enum CombinationConfigurationKind : byte
{
    /// <summary>Not understood: never holds.</summary>
    Unknown = 0,

    /// <summary><c>fido2CombinationConfiguration</c>.</summary>
    Fido2,

    /// <summary><c>x509CertificateCombinationConfiguration</c>.</summary>
    X509Certificate,
}
