using System.Globalization;
using ConditionalAccess.Cli.Matrix;
using ConditionalAccess.Model;

namespace ConditionalAccess.Cli.Reporting;

/// <summary>What a policy demands, in plain words.</summary>
internal sealed class ControlWords(PolicyNames names)
{
    public IEnumerable<string> Of(ConditionalAccessPolicy policy)
    {
        if (policy.GrantControls is { } grant && Grant(grant) is { } text) yield return text;
        foreach (string extra in AssignmentWords.Extras(policy.GrantControls?.Extra ?? default)) yield return extra;
        if (policy.SessionControls is not { } session) yield break;
        foreach (string control in Session(session)) yield return control;
        foreach (string extra in AssignmentWords.Extras(session.Extra)) yield return extra;
    }

    private string? Grant(GrantControls grant)
    {
        if (grant.BuiltInControls.Contains(BuiltInControl.Block)) return "access is blocked";
        List<string> items = [.. grant.BuiltInControls.Select(c => c.IsUnderstood ? BuiltIn(c.Value) : c.Text + " (not understood)")];
        if (grant.AuthenticationStrength is { } strength)
            items.Add("authentication strength " + (string.IsNullOrWhiteSpace(strength.DisplayName) ? names.Of(new RequirementItem(RequirementKind.AuthenticationStrength, strength.Id))["strength ".Length..] : strength.DisplayName));
        items.AddRange(grant.TermsOfUse.Select(t => "terms of use " + t));
        items.AddRange(grant.CustomAuthenticationFactors.Select(f => "custom control " + f));
        if (items.Count == 0) return null;
        bool isAny = grant.Operator is { IsUnderstood: true, Value: GrantOperator.Or };
        return string.Join(isAny ? " or " : " and ", items);
    }

    private string BuiltIn(BuiltInControl control) => control switch
    {
        BuiltInControl.Mfa => names.Of(new RequirementItem(RequirementKind.Mfa)),
        BuiltInControl.CompliantDevice => names.Of(new RequirementItem(RequirementKind.CompliantDevice)),
        BuiltInControl.DomainJoinedDevice => names.Of(new RequirementItem(RequirementKind.DomainJoinedDevice)),
        BuiltInControl.ApprovedApplication => names.Of(new RequirementItem(RequirementKind.ApprovedApplication)),
        BuiltInControl.CompliantApplication => names.Of(new RequirementItem(RequirementKind.CompliantApplication)),
        BuiltInControl.PasswordChange => names.Of(new RequirementItem(RequirementKind.PasswordChange)),
        BuiltInControl.RiskRemediation => names.Of(new RequirementItem(RequirementKind.RiskRemediation)),
        BuiltInControl.VerifiedId => names.Of(new RequirementItem(RequirementKind.VerifiedId)),
        BuiltInControl.MfaAndChangePassword => "MFA and new password",
        _ => Words.Of(control),
    };

    private static IEnumerable<string> Session(SessionControls session)
    {
        if (session.SignInFrequency is { Counts: true } frequency) yield return Frequency(frequency);
        if (session.PersistentBrowser is { Counts: true } browser)
            yield return browser.Mode switch { { Value: PersistentBrowserMode.Never } => "browser sessions are never kept", { Value: PersistentBrowserMode.Always } => "browser sessions are always kept", _ => "persistent browser: " + browser.Mode };
        if (session.CloudAppSecurity is { Counts: true } cloud) yield return "Defender for Cloud Apps: " + (cloud.Type.IsUnderstood ? Words.Of(cloud.Type.Value) : cloud.Type.Text);
        if (session.ApplicationEnforcedRestrictions is { Counts: true }) yield return "restrictions that the app enforces";
        if (session.SecureSignInSession is { Counts: true }) yield return "token protection";
        if (session.ContinuousAccessEvaluation is { Counts: true } evaluation) yield return "continuous access evaluation: " + (evaluation.Mode.IsUnderstood ? Words.Of(evaluation.Mode.Value) : evaluation.Mode.Text);
        if (session.GlobalSecureAccessFilteringProfile is { Counts: true } profile) yield return "filtering profile " + profile.ProfileId;
        if (session.NetworkAccessSecurity is { Counts: true } network) yield return "network access profile " + network.ProfileId;
        if (session.DisableResilienceDefaults == true) yield return "no resilience defaults";
    }

    private static string Frequency(SignInFrequency frequency)
    {
        string who = frequency.AuthenticationType is { Value: SignInFrequencyAuthenticationType.SecondaryAuthentication } ? "second factor again " : "signing in again ";
        if (frequency.FrequencyInterval is { Value: SignInFrequencyInterval.EveryTime }) return who + "every time";
        string unit = frequency.Type is { Value: SignInFrequencyType.Days } ? "day" : frequency.Type is { Value: SignInFrequencyType.Hours } ? "hour" : frequency.Type.ToString();
        return frequency.Value is { } value ? who + "after " + value.ToString(CultureInfo.InvariantCulture) + " " + unit + (value == 1 ? "" : "s") : who + "after an unknown time";
    }
}
