namespace ConditionalAccess.Compliance.AppProtection;

/// <summary>What an app can do for the two app controls.</summary>
[Flags]
public enum ClientAppTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>On Microsoft's list of approved client apps (spec 8.2).</summary>
    Approved = 1,

    /// <summary>Can be asked for an app protection policy on iOS and Android (spec 8.3).</summary>
    SupportsAppProtection = 2,

    /// <summary>Can be asked for one on Windows.</summary>
    SupportsAppProtectionOnWindows = 4,

    /// <summary>A browser that itself is protected: web views in it count, private browsing does not.</summary>
    Browser = 8,

    /// <summary>An app of Microsoft, so that policies for all apps of Microsoft cover it.</summary>
    Microsoft = 16,

    /// <summary>One of Microsoft's core apps, so that policies for these cover it.</summary>
    CoreMicrosoft = 32,
}

/// <summary>One app as the two app controls know it.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Ids">Bundle and package ids, and Entra client ids where they are known; any of them stands for the app.</param>
/// <param name="Traits">What it can do.</param>
public sealed record ClientApp(string Name, ValueArray<GraphId> Ids, ClientAppTraits Traits)
{
    private const ClientAppTraits Listed = ClientAppTraits.Approved | ClientAppTraits.SupportsAppProtection | ClientAppTraits.Microsoft;
    private const ClientAppTraits Core = Listed | ClientAppTraits.CoreMicrosoft;

    // Spec 8.3: on the approved list, but without the app protection control, also beside the other one.
    private const ClientAppTraits ApprovedOnly = ClientAppTraits.Approved | ClientAppTraits.Microsoft;

    /// <summary>
    /// The apps that Microsoft's pages name, with their ids in the stores. The lists change: a host adds what it needs in <see cref="AppProtectionConfiguration.Apps"/>.
    /// </summary>
    public static ValueArray<ClientApp> Known { get; } =
    [
        new("Microsoft Edge", ["com.microsoft.msedge", "com.microsoft.emmx", "com.microsoft.edge"], Core | ClientAppTraits.SupportsAppProtectionOnWindows | ClientAppTraits.Browser),
        new("Microsoft Excel", ["com.microsoft.office.excel"], Core),
        new("Microsoft 365 (Office)", ["com.microsoft.officemobile", "com.microsoft.office.officehub", "com.microsoft.office.officehubrow"], Core),
        new("Microsoft OneDrive", ["com.microsoft.skydrive"], Core),
        new("Microsoft OneNote", ["com.microsoft.onenote", "com.microsoft.office.onenote"], Core),
        new("Microsoft Outlook", ["com.microsoft.office.outlook"], Core),
        new("Microsoft PowerPoint", ["com.microsoft.office.powerpoint"], Core),
        new("Microsoft SharePoint", ["com.microsoft.sharepoint"], Core),
        new("Microsoft Teams", ["com.microsoft.skype.teams", "com.microsoft.teams"], Core),
        new("Microsoft To Do", ["com.microsoft.to-do", "com.microsoft.todos"], Core),
        new("Microsoft Word", ["com.microsoft.office.word"], Core),
        new("Microsoft Planner", ["com.microsoft.plannermobile", "com.microsoft.planner"], Listed),
        new("Microsoft Power Apps", ["com.microsoft.msapps"], Listed),
        new("Microsoft Power Automate", ["com.microsoft.procsimo", "com.microsoft.flow"], Listed),
        new("Microsoft Power BI", ["com.microsoft.powerbimobile", "com.microsoft.powerbim"], Listed),
        new("Microsoft Whiteboard", ["com.microsoft.whiteboard"], Listed),
        new("Viva Engage (Yammer)", ["wefwef", "com.yammer.v1"], Listed),
        new("Kaizala", ["com.microsoft.mobile.polymer"], ApprovedOnly),
        new("Skype for Business", ["com.microsoft.lync2013.iphone", "com.microsoft.office.lync15"], ApprovedOnly),
        new("Microsoft Visio", ["com.microsoft.visio"], ApprovedOnly),
    ];

    /// <summary>True when the app has all of these traits.</summary>
    /// <param name="traits">One or more traits.</param>
    public bool Has(ClientAppTraits traits) => (Traits & traits) == traits;
}
