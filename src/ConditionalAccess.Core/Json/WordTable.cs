using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>
/// The words of one Graph enumeration, by position. What looks words up does not depend on the enumeration, so it is compiled once and not once for each
/// of them: that is much of the time in which a fresh process reads its policies.
/// </summary>
internal abstract class WordTable
{
    private readonly (string Word, Enum Value)[] _words;

    protected WordTable(string name, Type type, (string Word, Enum Value)[] words)
    {
        (Name, _words) = (name, words);
        foreach ((string word, Enum value) in words)
        {
            if (value.GetType() != type) throw new ArgumentException($"'{word}' stands for a member of another enumeration", nameof(words));
        }
    }

    public string Name { get; }

    public int Count => _words.Length;

    /// <summary>The position of a word in any letter case; -1 when it is not one of the table.</summary>
    public int Find(string text)
    {
        for (int i = 0; i < _words.Length; i++)
        {
            if (string.Equals(_words[i].Word, text, StringComparison.OrdinalIgnoreCase)) return i;
        }

        return -1;
    }

    /// <summary>The word at a position.</summary>
    public string Word(int position) => _words[position].Word;

    /// <summary>The word that is written for what the word at a position stands for.</summary>
    public string Written(int position)
    {
        Enum value = _words[position].Value;
        int first = 0;
        while (!_words[first].Value.Equals(value)) first++;
        return _words[first].Word;
    }

    public string Expected()
    {
        IEnumerable<string> first = _words.Take(5).Select(w => w.Word);
        return string.Join(", ", first) + (_words.Length > 5 ? ", ..." : "");
    }

    /// <summary>The member at a position, boxed once when the table was made.</summary>
    protected Enum Member(int position) => _words[position].Value;
}

/// <summary>The words of one Graph enumeration. The first word of a member is the one that is written; the others are read only.</summary>
internal sealed class WordTable<T>(string name, params (string Word, Enum Value)[] words) : WordTable(name, typeof(T), words)
    where T : struct, Enum
{
    /// <summary>The member that the word at a position stands for.</summary>
    public T this[int position] => (T)Member(position);

    public bool TryFind(string text, out T value, out string word)
    {
        int position = Find(text);
        (value, word) = position < 0 ? (default, text) : (this[position], Word(position));
        return position >= 0;
    }

    /// <summary>The word to write; null for a missing one.</summary>
    public string? Write(GraphWord<T> word) => word.Text ?? Find(word.Value);

    public string? Find(T value)
    {
        for (int i = 0; i < Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(this[i], value)) return Word(i);
        }

        return null;
    }
}

/// <summary>The word tables, in Graph's spelling (spec 1).</summary>
internal static class Words
{
    public static WordTable<PolicyState> State { get; } = new("state",
        ("enabled", PolicyState.Enabled), ("disabled", PolicyState.Disabled), ("enabledForReportingButNotEnforced", PolicyState.ReportOnly));

    public static WordTable<UserKind> GuestTypes { get; } = new("guest type",
        ("internalGuest", UserKind.InternalGuest), ("b2bCollaborationGuest", UserKind.B2bCollaborationGuest),
        ("b2bCollaborationMember", UserKind.B2bCollaborationMember), ("b2bDirectConnectUser", UserKind.B2bDirectConnectUser),
        ("otherExternalUser", UserKind.OtherExternalUser), ("serviceProvider", UserKind.ServiceProvider));

    public static WordTable<MembershipKind> MembershipKinds { get; } = new("membership kind",
        ("all", MembershipKind.All), ("enumerated", MembershipKind.Enumerated));

    public static WordTable<ClientAppType> ClientAppTypes { get; } = new("client app type",
        ("all", ClientAppType.All), ("browser", ClientAppType.Browser), ("mobileAppsAndDesktopClients", ClientAppType.MobileAppsAndDesktopClients),
        ("exchangeActiveSync", ClientAppType.ExchangeActiveSync), ("easSupported", ClientAppType.EasSupported), ("other", ClientAppType.Other),
        ("modern", ClientAppType.MobileAppsAndDesktopClients), ("easUnsupported", ClientAppType.ExchangeActiveSync));

    public static WordTable<DevicePlatform> Platforms { get; } = new("platform",
        ("all", DevicePlatform.All), ("android", DevicePlatform.Android), ("iOS", DevicePlatform.IOS), ("windows", DevicePlatform.Windows),
        ("windowsPhone", DevicePlatform.WindowsPhone), ("macOS", DevicePlatform.MacOS), ("linux", DevicePlatform.Linux));

    public static WordTable<DeviceState> DeviceStates { get; } = new("device state",
        ("All", DeviceState.All), ("Compliant", DeviceState.Compliant), ("DomainJoined", DeviceState.DomainJoined));

    public static WordTable<RiskLevel> RiskLevels { get; } = new("risk level",
        ("low", RiskLevel.Low), ("medium", RiskLevel.Medium), ("high", RiskLevel.High), ("hidden", RiskLevel.Hidden), ("none", RiskLevel.None));

    public static WordTable<RiskLevel> AgentRiskLevels { get; } = new("agent risk level",
        ("low", RiskLevel.Low), ("medium", RiskLevel.Medium), ("high", RiskLevel.High));

    public static WordTable<InsiderRiskLevel> InsiderRiskLevels { get; } = new("insider risk level",
        ("minor", InsiderRiskLevel.Minor), ("moderate", InsiderRiskLevel.Moderate), ("elevated", InsiderRiskLevel.Elevated));

    public static WordTable<TransferMethod> TransferMethods { get; } = new("transfer method",
        ("deviceCodeFlow", TransferMethod.DeviceCodeFlow), ("authenticationTransfer", TransferMethod.AuthenticationTransfer));

    public static WordTable<FilterMode> FilterModes { get; } = new("filter mode", ("include", FilterMode.Include), ("exclude", FilterMode.Exclude));

    public static WordTable<GrantOperator> GrantOperators { get; } = new("operator", ("AND", GrantOperator.And), ("OR", GrantOperator.Or));

    public static WordTable<BuiltInControl> BuiltInControls { get; } = new("grant control",
        ("block", BuiltInControl.Block), ("mfa", BuiltInControl.Mfa), ("compliantDevice", BuiltInControl.CompliantDevice),
        ("domainJoinedDevice", BuiltInControl.DomainJoinedDevice), ("approvedApplication", BuiltInControl.ApprovedApplication),
        ("compliantApplication", BuiltInControl.CompliantApplication), ("passwordChange", BuiltInControl.PasswordChange),
        ("riskRemediation", BuiltInControl.RiskRemediation), ("verifiedID", BuiltInControl.VerifiedId),
        ("MfaAndChangePassword", BuiltInControl.MfaAndChangePassword));

    public static WordTable<CloudAppSecurityType> CloudAppSecurityTypes { get; } = new("cloud app security type",
        ("mcasConfigured", CloudAppSecurityType.McasConfigured), ("monitorOnly", CloudAppSecurityType.MonitorOnly),
        ("blockDownloads", CloudAppSecurityType.BlockDownloads));

    public static WordTable<SignInFrequencyType> FrequencyTypes { get; } = new("sign-in frequency type",
        ("days", SignInFrequencyType.Days), ("hours", SignInFrequencyType.Hours));

    public static WordTable<SignInFrequencyInterval> FrequencyIntervals { get; } = new("frequency interval",
        ("timeBased", SignInFrequencyInterval.TimeBased), ("everyTime", SignInFrequencyInterval.EveryTime));

    public static WordTable<SignInFrequencyAuthenticationType> AuthenticationTypes { get; } = new("authentication type",
        ("primaryAndSecondaryAuthentication", SignInFrequencyAuthenticationType.PrimaryAndSecondaryAuthentication),
        ("secondaryAuthentication", SignInFrequencyAuthenticationType.SecondaryAuthentication));

    public static WordTable<PersistentBrowserMode> BrowserModes { get; } = new("persistent browser mode",
        ("always", PersistentBrowserMode.Always), ("never", PersistentBrowserMode.Never));

    public static WordTable<ContinuousAccessEvaluationMode> EvaluationModes { get; } = new("continuous access evaluation mode",
        ("strictEnforcement", ContinuousAccessEvaluationMode.StrictEnforcement), ("disabled", ContinuousAccessEvaluationMode.Disabled),
        ("strictLocation", ContinuousAccessEvaluationMode.StrictLocation));

    public static WordTable<CountryLookupMethod> CountryLookups { get; } = new("country lookup method",
        ("clientIpAddress", CountryLookupMethod.ClientIpAddress), ("authenticatorAppGps", CountryLookupMethod.AuthenticatorAppGps));

    public static WordTable<AuthenticationMethods> Methods { get; } = new("authentication method",
        ("password", AuthenticationMethods.Password), ("voice", AuthenticationMethods.Voice), ("hardwareOath", AuthenticationMethods.HardwareOath),
        ("softwareOath", AuthenticationMethods.SoftwareOath), ("sms", AuthenticationMethods.Sms), ("fido2", AuthenticationMethods.Fido2),
        ("windowsHelloForBusiness", AuthenticationMethods.WindowsHelloForBusiness),
        ("microsoftAuthenticatorPush", AuthenticationMethods.MicrosoftAuthenticatorPush), ("deviceBasedPush", AuthenticationMethods.DeviceBasedPush),
        ("temporaryAccessPassOneTime", AuthenticationMethods.TemporaryAccessPassOneTime),
        ("temporaryAccessPassMultiUse", AuthenticationMethods.TemporaryAccessPassMultiUse), ("email", AuthenticationMethods.Email),
        ("x509CertificateSingleFactor", AuthenticationMethods.X509CertificateSingleFactor),
        ("x509CertificateMultiFactor", AuthenticationMethods.X509CertificateMultiFactor),
        ("federatedSingleFactor", AuthenticationMethods.FederatedSingleFactor), ("federatedMultiFactor", AuthenticationMethods.FederatedMultiFactor),
        ("qrCodePin", AuthenticationMethods.QrCodePin));
}
