namespace ConditionalAccess.Compliance.NetworkAccess;

/// <summary>Decides about phones that ask Exchange on-premises for mail: Exchange's own order, and Intune's decision on top of it (spec 9.5).</summary>
/// <remarks>Pure and thread-safe: no clock, no I/O. What is not known never lets a phone in.</remarks>
public static class ExchangeOnPremises
{
    /// <summary>Exchange's own order: authentication, mobile mail, mailbox policy, exemptions, device rules, the default of the organisation.</summary>
    /// <param name="mailbox">The user and device.</param>
    /// <param name="policy">The rules.</param>
    public static ExchangeAccessResult Decide(ExchangeMailboxFacts mailbox, ExchangeOnPremisesPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        ArgumentNullException.ThrowIfNull(policy);
        if (mailbox.IsAuthenticated != true || mailbox.IsActiveSyncEnabled != true) return new(ExchangeAccessState.Blocked, ExchangeAccessReason.Other);
        if (mailbox.MeetsMailboxPolicy != true) return new(ExchangeAccessState.Blocked, ExchangeAccessReason.ExchangeMailboxPolicy);
        if (mailbox.Exemption is not (ExchangeExemption.None or ExchangeExemption.Allow)) return new(ExchangeAccessState.Blocked, ExchangeAccessReason.ExchangeIndividualRule);
        if (mailbox.Exemption == ExchangeExemption.Allow) return new(ExchangeAccessState.Allowed, ExchangeAccessReason.ExchangeIndividualRule);
        return ByRules(mailbox.DeviceFamily, mailbox.DeviceModel, policy);
    }

    /// <summary>Intune's decision about a device of a user; Exchange carries it out as an exemption for the device.</summary>
    /// <param name="device">The device, with its primary user.</param>
    /// <param name="accessCompliant">Whether the device counts as compliant: <see cref="DeviceCompliance.AccessCompliant"/>.</param>
    /// <param name="settings">Whom Intune guards.</param>
    /// <param name="policy">The rules of the organisation.</param>
    public static ExchangeAccessResult Decide(DeviceFacts device, bool accessCompliant, OnPremisesConditionalAccessSettings settings, ExchangeOnPremisesPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(policy);
        Truth guarded = IsGuarded(device.User.GroupIds, settings);
        ExchangeAccessResult byRules = ByRules(device.Exchange.DeviceFamily, device.Identifiers.Model, policy);
        if (guarded == Truth.No) return byRules;
        ExchangeAccessResult byIntune = Guarded(device, accessCompliant, settings, policy, byRules);
        return guarded == Truth.Yes ? byIntune : Stricter(byIntune, byRules);
    }

    /// <summary>Spec 9.5: exclusion wins over inclusion.</summary>
    private static Truth IsGuarded(ValueArray<GraphId> groups, OnPremisesConditionalAccessSettings settings)
    {
        if (settings.Enabled == false) return Truth.No;
        return IsIn(groups, settings.IncludedGroups).And(IsIn(groups, settings.ExcludedGroups).Not());
    }

    private static Truth IsIn(ValueArray<GraphId> groups, ValueArray<GraphId> listed)
    {
        if (!listed.IsDefault && listed.IsEmpty) return Truth.No;
        if (listed.IsDefault || groups.IsDefault) return Truth.Unknown;
        return TruthLogic.Of(groups.Any(g => g.IsKnown && listed.Contains(g)));
    }

    private static ExchangeAccessResult Guarded(
        DeviceFacts device, bool accessCompliant, OnPremisesConditionalAccessSettings settings, ExchangeOnPremisesPolicy policy, ExchangeAccessResult byRules)
    {
        ExchangeAccessState held = policy.DefaultAccessLevel == ExchangeAccessLevel.Quarantine ? ExchangeAccessState.Quarantined : ExchangeAccessState.Blocked;
        if (device.IsEnrolled != true || !IsLinked(device)) return new(held, ExchangeAccessReason.NotEnrolled, ExchangeMail.Enrolment);
        if (!accessCompliant) return new(ExchangeAccessState.Blocked, ExchangeAccessReason.NotCompliant, ExchangeMail.Portal);
        bool isHeldByDefault = policy.DefaultAccessLevel != ExchangeAccessLevel.Allow;
        if (isHeldByDefault && IsAndroidWithoutKnox(device)) return new(ExchangeAccessState.Blocked, ExchangeAccessReason.ExchangeGlobalRule);
        bool obeysRule = settings.OverrideDefaultRule == false && byRules is { Reason: ExchangeAccessReason.ExchangeDeviceRule, State: not ExchangeAccessState.Allowed };
        return obeysRule ? byRules : new(ExchangeAccessState.Allowed, ExchangeAccessReason.Compliant);
    }

    /// <summary>Registered in Entra, with the id that the mailbox knows the device by.</summary>
    private static bool IsLinked(DeviceFacts device)
        => ComplianceSignals.IsRegistered(device) == true && !string.IsNullOrWhiteSpace(device.Identifiers.EasDeviceId) && device.Exchange.EasActivated == true;

    private static bool IsAndroidWithoutKnox(DeviceFacts device)
    {
        bool isAndroid = device.Platform is CompliancePlatform.AndroidDeviceAdministrator or CompliancePlatform.AndroidWorkProfile or CompliancePlatform.AndroidDeviceOwner
            or CompliancePlatform.Aosp or CompliancePlatform.Unknown;
        return isAndroid && device.Android.IsKnox != true;
    }

    /// <summary>Block before quarantine before allow, then the default. A rule that may be meant counts unless it allows.</summary>
    private static ExchangeAccessResult ByRules(string? family, string? model, ExchangeOnPremisesPolicy policy)
    {
        var strongest = ExchangeAccessState.None;
        foreach (ExchangeAccessRule rule in policy.AccessRules)
        {
            ExchangeAccessState state = State(rule.AccessLevel);
            Truth matches = Matches(rule.DeviceClass, family, model);
            if (matches == Truth.No || (matches == Truth.Unknown && state == ExchangeAccessState.Allowed)) continue;
            if (Rank(state) > Rank(strongest)) strongest = state;
        }

        return strongest == ExchangeAccessState.None
            ? new(State(policy.DefaultAccessLevel), ExchangeAccessReason.ExchangeGlobalRule)
            : new(strongest, ExchangeAccessReason.ExchangeDeviceRule);
    }

    private static Truth Matches(ExchangeDeviceClass named, string? family, string? model) => named.Type switch
    {
        ExchangeDeviceClassType.Family => IsNamed(named.Name, family),
        ExchangeDeviceClassType.Model => IsNamed(named.Name, model),
        _ => IsNamed(named.Name, family).Or(IsNamed(named.Name, model)),
    };

    private static Truth IsNamed(string name, string? actual)
        => actual is null ? Truth.Unknown : TruthLogic.Of(string.Equals(name.Trim(), actual.Trim(), StringComparison.OrdinalIgnoreCase));

    private static ExchangeAccessState State(ExchangeAccessLevel level) => level switch
    {
        ExchangeAccessLevel.Allow => ExchangeAccessState.Allowed,
        ExchangeAccessLevel.Quarantine => ExchangeAccessState.Quarantined,
        _ => ExchangeAccessState.Blocked,
    };

    private static ExchangeAccessResult Stricter(ExchangeAccessResult a, ExchangeAccessResult b) => Rank(b.State) > Rank(a.State) ? b : a;

    private static int Rank(ExchangeAccessState state) => state switch
    {
        ExchangeAccessState.None => 0,
        ExchangeAccessState.Allowed => 1,
        ExchangeAccessState.Quarantined => 2,
        _ => 3,
    };
}
