using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Validation;

/// <summary>V-25: every word and condition of a policy that is not understood. Each counts as restricting (spec 1.1).</summary>
internal static class WordRules
{
    private const string Remedy = "export again with the header 'Prefer: include-unknown-enum-members', or correct the word";

    public static void EverythingUnderstood(PolicyReview r)
    {
        ConditionWords(r);
        GuestWords(r, r.Conditions.Users?.IncludeGuests, "includeGuestsOrExternalUsers");
        GuestWords(r, r.Conditions.Users?.ExcludeGuests, "excludeGuestsOrExternalUsers");
        DeviceWords(r);
        FilterWords(r);
        GrantWords(r);
        SessionWords(r);
        Members(r);
    }

    private static void ConditionWords(PolicyReview r)
    {
        ConditionSet c = r.Conditions;
        SourceLocation at = r.ConditionsAt;
        Words(r, at.Member("clientAppTypes"), c.ClientAppTypes);
        Words(r, at.Member("platforms").Member("includePlatforms"), c.Platforms?.IncludePlatforms ?? default);
        Words(r, at.Member("platforms").Member("excludePlatforms"), c.Platforms?.ExcludePlatforms ?? default);
        Words(r, at.Member("signInRiskLevels"), c.SignInRiskLevels);
        Words(r, at.Member("userRiskLevels"), c.UserRiskLevels);
        Words(r, at.Member("servicePrincipalRiskLevels"), c.ServicePrincipalRiskLevels);
        // Flags words stand in one text in the document, so they have no element of their own.
        Flags(r, at.Member("agentIdRiskLevels"), c.AgentIdRiskLevels);
        Flags(r, at.Member("insiderRiskLevels"), c.InsiderRiskLevels);
        Flags(r, at.Member("authenticationFlows").Member("transferMethods"), c.TransferMethods);
    }

    private static void GuestWords(PolicyReview r, GuestAssignment? guests, string member)
    {
        if (guests is null) return;
        SourceLocation at = r.UsersAt.Member(member);
        Flags(r, at.Member("guestOrExternalUserTypes"), guests.Types);
        if (guests.ExternalTenants is { } tenants) Word(r, at.Member("externalTenants").Member("membershipKind"), tenants.MembershipKind);
    }

    private static void DeviceWords(PolicyReview r)
    {
        SourceLocation states = r.ConditionsAt.Member("deviceStates"), devices = r.ConditionsAt.Member("devices");
        Words(r, states.Member("includeStates"), r.Conditions.DeviceStates?.IncludeStates ?? default);
        Words(r, states.Member("excludeStates"), r.Conditions.DeviceStates?.ExcludeStates ?? default);
        if (r.Conditions.Devices is not { } d) return;
        Words(r, devices.Member("includeDevices"), d.IncludeDevices);
        Words(r, devices.Member("excludeDevices"), d.ExcludeDevices);
        Words(r, devices.Member("includeDeviceStates"), d.IncludeDeviceStates);
        Words(r, devices.Member("excludeDeviceStates"), d.ExcludeDeviceStates);
    }

    private static void FilterWords(PolicyReview r)
    {
        Filter(r, r.ConditionsAt.Member("devices").Member("deviceFilter"), r.Conditions.Devices?.DeviceFilter);
        Filter(r, r.ApplicationsAt.Member("applicationFilter"), r.Conditions.Applications?.ApplicationFilter);
        Filter(r, r.ClientApplicationsAt.Member("servicePrincipalFilter"), r.Conditions.ClientApplications?.ServicePrincipalFilter);
        Filter(r, r.ClientApplicationsAt.Member("agentIdServicePrincipalFilter"), r.Conditions.ClientApplications?.AgentIdServicePrincipalFilter);
        if (r.Conditions.Agents?.AgentFilter is null) return;
        r.Warning(DiagnosticCodes.NotUnderstood, r.ConditionsAt.Member("agents").Member("agentFilter"),
            r.Name + " filters agent users by attribute, which Microsoft does not support, so the filter counts as restricting",
            "name the agent users by id");
    }

    private static void GrantWords(PolicyReview r)
    {
        if (r.Policy.GrantControls is not { } grant) return;
        Word(r, r.GrantAt.Member("operator"), grant.Operator);
        Words(r, r.ControlsAt, grant.BuiltInControls);
        int pair = grant.BuiltInControls.IndexOf(BuiltInControl.MfaAndChangePassword);
        if (pair >= 0)
        {
            r.Warning(DiagnosticCodes.NotUnderstood, r.ControlsAt.Element(pair),
                r.Name + " uses the template word 'MfaAndChangePassword', which counts as mfa and passwordChange, both required",
                "write mfa and passwordChange with the operator AND");
        }

        if (grant.AuthenticationStrength is not { } strength) return;
        for (int i = 0; i < strength.AllowedCombinations.Count; i++)
        {
            if (strength.AllowedCombinations[i].Text is { } text)
                Unknown(r, r.GrantAt.Member("authenticationStrength").Member("allowedCombinations").Element(i), text);
        }
    }

    private static void SessionWords(PolicyReview r)
    {
        if (r.Policy.SessionControls is not { } session) return;
        SourceLocation at = r.SessionAt, frequency = at.Member("signInFrequency");
        if (session.CloudAppSecurity is { } app) Word(r, at.Member("cloudAppSecurity").Member("cloudAppSecurityType"), app.Type);
        if (session.PersistentBrowser is { } browser) Word(r, at.Member("persistentBrowser").Member("mode"), browser.Mode);
        if (session.ContinuousAccessEvaluation is { } access) Word(r, at.Member("continuousAccessEvaluation").Member("mode"), access.Mode);
        if (session.SignInFrequency is not { } f) return;
        Word(r, frequency.Member("type"), f.Type);
        Word(r, frequency.Member("frequencyInterval"), f.FrequencyInterval);
        Word(r, frequency.Member("authenticationType"), f.AuthenticationType);
    }

    /// <summary>Members that the reader could give no meaning and that restrict therefore.</summary>
    private static void Members(PolicyReview r)
    {
        ConditionSet c = r.Conditions;
        Members(r, r.ConditionsAt, c.Extra);
        Members(r, r.UsersAt, c.Users?.Extra ?? default);
        Members(r, r.ApplicationsAt, c.Applications?.Extra ?? default);
        Members(r, r.ClientApplicationsAt, c.ClientApplications?.Extra ?? default);
        Members(r, r.ConditionsAt.Member("agents"), c.Agents?.Extra ?? default);
        Members(r, r.ConditionsAt.Member("agentContext"), c.AgentContext?.Extra ?? default);
        Members(r, r.ConditionsAt.Member("platforms"), c.Platforms?.Extra ?? default);
        Members(r, r.ConditionsAt.Member("locations"), c.Locations?.Extra ?? default);
        Members(r, r.ConditionsAt.Member("devices"), c.Devices?.Extra ?? default);
        Members(r, r.ConditionsAt.Member("deviceStates"), c.DeviceStates?.Extra ?? default);
    }

    private static void Members(PolicyReview r, SourceLocation at, ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            if (member.Effect == ExtraEffect.None) continue;
            r.Warning(DiagnosticCodes.NotUnderstood, at.Member(member.Name),
                r.Name + " has the member " + DiagnosticText.Quote(member.Name) + ", which is not understood and counts as restricting",
                "remove it if it has no meaning, or use a version that knows it");
        }
    }

    private static void Filter(PolicyReview r, SourceLocation at, FilterCondition? filter)
    {
        if (filter is not { Mode.Value: FilterMode.Unknown }) return;
        if (filter.Mode.Text is { } text)
        {
            Unknown(r, at.Member("mode"), text);
            return;
        }

        r.Warning(DiagnosticCodes.NotUnderstood, at.Member("mode"), r.Name + " has a filter without a mode, which counts as restricting",
            "write mode include or exclude");
    }

    private static void Words<T>(PolicyReview r, SourceLocation at, ValueArray<GraphWord<T>> words)
        where T : struct, Enum
    {
        for (int i = 0; i < words.Count; i++) Word(r, at.Element(i), words[i]);
    }

    private static void Flags<T>(PolicyReview r, SourceLocation at, ValueArray<GraphWord<T>> words)
        where T : struct, Enum
    {
        foreach (GraphWord<T> word in words) Word(r, at, word);
    }

    private static void Word<T>(PolicyReview r, SourceLocation at, GraphWord<T> word)
        where T : struct, Enum
    {
        if (word.Text is { } text) Unknown(r, at, text);
    }

    private static void Unknown(PolicyReview r, SourceLocation at, string text)
        => r.Warning(DiagnosticCodes.NotUnderstood, at,
            r.Name + " has the word " + DiagnosticText.Quote(text) + ", which is not understood and counts as restricting", Remedy);
}
