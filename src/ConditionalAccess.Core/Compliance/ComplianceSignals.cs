using ConditionalAccess.Signals;

namespace ConditionalAccess.Compliance;

/// <summary>
/// From the compliance of a device to the device signals of a sign-in (spec 5.1 to 5.5).
/// </summary>
/// <remarks>
/// <para>The host calls this when the request itself proved which device it comes from: by device certificate, primary refresh token or broker. For a request
/// that did not (private browsing, an unsupported browser) it sets the device of the sign-in to <see cref="NotIdentified"/>; a sign-in that says so stays as it
/// is. The device code flow needs no help: the engine takes no device state from it.</para>
/// <para>What is not known stays not known, which never loosens a decision. Thread-safe; allocates nothing.</para>
/// </remarks>
public static class ComplianceSignals
{
    private static readonly DeviceAttribute s_intune = "0000000a-0000-0000-c000-000000000000";
    private static readonly DeviceAttribute s_azureAd = "AzureAD", s_serverAd = "ServerAD", s_workplace = "Workplace";
    private static readonly DeviceAttribute s_company = "Company", s_personal = "Personal";
    private static readonly DeviceAttribute s_windows = "Windows", s_linux = "Linux";

    /// <summary>The device of a request that did not prove a device: nothing about a device counts in it.</summary>
    public static DeviceSignals NotIdentified { get; } = new() { IsRegistered = false };

    /// <summary>The sign-in with the signals of its device.</summary>
    /// <param name="signIn">The sign-in. One whose device is known to be not registered or not identified is returned unchanged.</param>
    /// <param name="facts">The facts of the device that the request proved.</param>
    /// <param name="verdict">Its compliance; <c>default</c> has no access.</param>
    public static SignIn WithDevice(this in SignIn signIn, DeviceFacts facts, in ComplianceVerdict verdict)
    {
        if (signIn.Device.IsRegistered == false) return signIn;
        return signIn with { Device = Of(facts, in verdict, signIn.At) with { IsRequestBound = signIn.Device.IsRequestBound } };
    }

    /// <summary>The sign-in with the signals of its device.</summary>
    /// <param name="signIn">The sign-in. One whose device is known to be not registered or not identified is returned unchanged.</param>
    /// <param name="facts">The facts of the device that the request proved.</param>
    /// <param name="compliance">Its compliance.</param>
    /// <exception cref="ArgumentException">The compliance is that of another device.</exception>
    public static SignIn WithDevice(this in SignIn signIn, DeviceFacts facts, DeviceCompliance compliance)
        => signIn.WithDevice(facts, VerdictOf(facts, compliance));

    /// <summary>The signals of a device.</summary>
    /// <param name="facts">The facts of the device that the request proved.</param>
    /// <param name="compliance">Its compliance.</param>
    /// <param name="at">The instant of the sign-in; null when not known.</param>
    /// <exception cref="ArgumentException">The compliance is that of another device.</exception>
    public static DeviceSignals Of(DeviceFacts facts, DeviceCompliance compliance, DateTimeOffset? at) => Of(facts, VerdictOf(facts, compliance), at);

    /// <summary>The signals of a device. Compliance ends with <see cref="ComplianceVerdict.ComplianceExpirationDateTime"/>, and is not known from
    /// <see cref="ComplianceVerdict.NextTransitionAt"/> on: evaluate the device again then.</summary>
    /// <param name="facts">The facts of the device that the request proved.</param>
    /// <param name="verdict">Its compliance; <c>default</c> has no access.</param>
    /// <param name="at">The instant of the sign-in; null when not known, then a compliance that ends at some time is not known either.</param>
    public static DeviceSignals Of(DeviceFacts facts, in ComplianceVerdict verdict, DateTimeOffset? at)
    {
        ArgumentNullException.ThrowIfNull(facts);
        bool? registered = IsRegistered(facts);
        if (registered == false) return NotIdentified;
        bool? compliant = IsCompliant(in verdict, at);
        bool managed = facts.IsEnrolled == true;
        return new DeviceSignals
        {
            IsRegistered = registered,
            IsCompliant = compliant,
            IsIntuneManaged = managed,
            DeviceId = facts.EntraDeviceId,
            DisplayName = Text(facts.Identifiers.DeviceName),
            Ownership = Ownership(facts.ManagedDeviceOwnerType),
            EnrollmentProfileName = Text(facts.EnrollmentProfileName),
            Manufacturer = Text(facts.Identifiers.Manufacturer),
            MdmAppId = MdmAppId(facts, verdict.Owner),
            Model = Text(facts.Identifiers.Model),
            OperatingSystem = OperatingSystem(facts),
            OperatingSystemVersion = Text(facts.OsVersion.Text),
            PhysicalIds = facts.EntraDevice.PhysicalIds,
            ProfileType = facts.EntraDevice.ProfileType,
            SystemLabels = facts.EntraDevice.SystemLabels,
            TrustType = TrustType(facts.JoinType),
            ExtensionAttributes = HasExtensionAttributes(facts, managed, compliant) ? facts.EntraDevice.ExtensionAttributes : [],
        };
    }

    // Spec 5.2: a disabled account cannot prove a device, and a hybrid device without registration date waits for its registration.
    internal static bool? IsRegistered(DeviceFacts facts)
    {
        if (facts.EntraDevice.AccountEnabled == false || facts.EntraDevice.IsRegistrationComplete == false) return false;
        GraphId id = facts.AzureADDeviceId;
        if (!id.IsKnown) return null;
        if (id.IsNone || (id.IsGuid && id.Guid == Guid.Empty)) return false;
        return facts.JoinType == DeviceJoinType.HybridAzureADJoined && facts.EntraDevice.IsRegistrationComplete is null ? null : true;
    }

    /// <summary>False is final. True holds until the compliance expires (then false) or something may change (then not known).</summary>
    private static bool? IsCompliant(in ComplianceVerdict verdict, DateTimeOffset? at)
    {
        if (!verdict.AccessCompliant || verdict.IsCompliant != true) return false;
        if (verdict.ComplianceExpirationDateTime is null && verdict.NextTransitionAt is null) return true;
        if (at is not { } now) return null;
        if (verdict.ComplianceExpirationDateTime <= now) return false;
        if (!(verdict.NextTransitionAt <= now)) return true;
        // What a partner said counts until its report is too old (spec 5.5); of other transitions only an evaluation can tell.
        return verdict.NextTransitionCause == TransitionCause.PartnerReportExpires ? false : null;
    }

    // Spec 5.2: without management, compliance or hybrid join a device has no extension attributes. Compliance that is not known leaves it to the engine.
    private static bool HasExtensionAttributes(DeviceFacts facts, bool managed, bool? compliant)
        => managed || compliant != false || facts.JoinType is DeviceJoinType.HybridAzureADJoined or DeviceJoinType.Unknown;

    // Under Configuration Manager's or a partner's authority the app is another one, which only the Entra object names.
    private static DeviceAttribute MdmAppId(DeviceFacts facts, ComplianceOwner owner)
    {
        if (facts.EntraDevice.MdmAppId.IsKnown) return facts.EntraDevice.MdmAppId;
        return facts.IsEnrolled == true && owner == ComplianceOwner.Intune ? s_intune : default;
    }

    // What Entra writes for Apple and Android differs by enrolment, so only what it writes for Windows and Linux is known from the platform.
    private static DeviceAttribute OperatingSystem(DeviceFacts facts) => facts.Platform switch
    {
        _ when facts.EntraDevice.OperatingSystem.IsKnown => facts.EntraDevice.OperatingSystem,
        CompliancePlatform.Windows10 or CompliancePlatform.Windows81 => s_windows,
        CompliancePlatform.Linux => s_linux,
        _ => default,
    };

    private static DeviceAttribute TrustType(DeviceJoinType join) => join switch
    {
        DeviceJoinType.AzureADJoined => s_azureAd,
        DeviceJoinType.HybridAzureADJoined => s_serverAd,
        DeviceJoinType.AzureADRegistered => s_workplace,
        _ => default,
    };

    private static DeviceAttribute Ownership(DeviceOwnerType owner) => owner switch
    {
        DeviceOwnerType.Company => s_company,
        DeviceOwnerType.Personal => s_personal,
        _ => default,
    };

    // Empty text is "known to have none".
    private static DeviceAttribute Text(string? text) => text is { Length: 0 } ? DeviceAttribute.Null : text;

    private static ComplianceVerdict VerdictOf(DeviceFacts facts, DeviceCompliance compliance)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(compliance);
        if (facts.Id != compliance.DeviceId) throw new ArgumentException("The compliance is that of another device.", nameof(compliance));
        return new ComplianceVerdict
        {
            Owner = compliance.Owner,
            AccessCompliant = compliance.AccessCompliant,
            IsCompliant = compliance.IsCompliant,
            ComplianceExpirationDateTime = compliance.ComplianceExpirationDateTime,
            NextTransitionAt = compliance.NextTransition?.At,
            NextTransitionCause = compliance.NextTransition?.Cause ?? TransitionCause.None,
        };
    }
}
