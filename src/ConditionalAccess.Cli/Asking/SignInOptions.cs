using System.CommandLine;
using System.Text.Json;
using ConditionalAccess.Cli.Output;

namespace ConditionalAccess.Cli.Asking;

/// <summary>
/// The signals of a sign-in as options. They become a sign-in document, so that a word on the command line means what it means in a file.
/// </summary>
internal sealed class SignInOptions
{
    private readonly List<SignalOption> _signals = [];

    private readonly Option<string[]> _others = new("--signal")
    {
        Description = "Any other signal of a sign-in document, as section.member=value; several for one member make a list.",
        HelpName = "section.member=value",
    };

    public SignInOptions(Command command)
    {
        Add("--user", "user", "id", "The user's id.", "id");
        AddList("--group", "user", "groups", "A group that the user is in, directly or nested; 'none' says in no group.", "id");
        AddList("--role", "user", "roles", "An active role, by template id; 'none' says no role.", "id");
        Add("--user-kind", "user", "kind", "What kind of user.", null, "internalMember", "internalGuest", "b2bCollaborationGuest", "b2bCollaborationMember", "b2bDirectConnectUser", "otherExternalUser", "serviceProvider");
        AddList("--app", "resource", "audiences", "The app that is signed in to, by app id.", "id");
        Add("--action", "resource", "userAction", "A user action instead of an app.", "urn");
        AddList("--context", "resource", "authenticationContexts", "A requested authentication context; 'none' says no context.", "c1");
        Add("--platform", "client", "platform", "The device platform.", null, "android", "iOS", "windows", "windowsPhone", "macOS", "linux", "other");
        Add("--client", "client", "appType", "The client app type.", null, "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other");
        Add("--transfer", "client", "transferMethod", "How the sign-in was transferred.", null, "none", "deviceCodeFlow", "authenticationTransfer");
        Add("--ip", "network", "clientAddress", "The client's address.", "address");
        Add("--country", "network", "country", "The country of the address, two letters.", "country");
        Add("--risk", "risk", "signIn", "The sign-in risk.", null, "none", "low", "medium", "high");
        Add("--user-risk", "risk", "user", "The user risk.", null, "none", "low", "medium", "high");
        Add("--insider-risk", "risk", "insider", "The insider risk.", null, "none", "minor", "moderate", "elevated");
        AddFlag("--device-compliant", "device", "isCompliant", "Whether the device is compliant.");
        AddFlag("--device-registered", "device", "isRegistered", "Whether the device is registered.");
        Add("--trust-type", "device", "trustType", "How the device is joined.", null, "AzureAD", "ServerAD", "Workplace");
        AddFlag("--mfa", "authentication", "hasMfaClaim", "Whether multifactor authentication was done.");
        Add("--methods", "authentication", "methods", "The methods that were used, with commas between them.", "methods");
        Add("--at", "", "at", "The time of the decision, such as 2026-01-15T12:00:00Z.", "time");
        foreach (SignalOption signal in _signals) command.Options.Add(signal.Option);
        command.Options.Add(_others);
    }

    public bool AnyGiven(ParseResult parsed) => _signals.Any(s => s.IsGiven(parsed)) || parsed.GetResult(_others) is { Implicit: false };

    /// <summary>The options as a sign-in document; null with a message when one cannot be read.</summary>
    public string? ToDocument(ParseResult parsed, List<string> messages)
    {
        var sections = new SortedDictionary<string, SortedDictionary<string, List<string>>>(StringComparer.Ordinal);
        var lists = new HashSet<string>(_signals.Where(s => s.IsList).Select(s => s.Section + "." + s.Member), StringComparer.Ordinal);
        foreach (SignalOption signal in _signals.Where(s => s.IsGiven(parsed))) Values(sections, signal.Section, signal.Member).AddRange(signal.Texts(parsed));
        foreach (string text in parsed.GetValue(_others) ?? [])
        {
            int dot = text.IndexOf('.', StringComparison.Ordinal), equals = text.IndexOf('=', StringComparison.Ordinal);
            if (dot < 1 || equals < dot + 2)
            {
                messages.Add(SafeText.Quote(text) + " is no signal: write section.member=value, such as device.displayName=LT-1");
                return null;
            }

            Values(sections, text[..dot], text[(dot + 1)..equals]).Add(text[(equals + 1)..]);
        }

        return JsonPage.Object(json =>
        {
            json.WriteString("name", "this sign-in");
            foreach ((string section, SortedDictionary<string, List<string>> members) in sections) WriteSection(json, section, members, lists);
        });
    }

    private static List<string> Values(SortedDictionary<string, SortedDictionary<string, List<string>>> sections, string section, string member)
    {
        if (!sections.TryGetValue(section, out SortedDictionary<string, List<string>>? members)) sections[section] = members = new(StringComparer.Ordinal);
        if (!members.TryGetValue(member, out List<string>? values)) members[member] = values = [];
        return values;
    }

    private static void WriteSection(Utf8JsonWriter json, string section, SortedDictionary<string, List<string>> members, HashSet<string> lists)
    {
        if (section.Length > 0) json.WriteStartObject(section);
        foreach ((string member, List<string> values) in members)
        {
            bool isList = values.Count > 1 || lists.Contains(section + "." + member);
            if (isList) json.WriteTexts(member, values is ["none"] ? [] : values);
            else if (values[0] is "true" or "false") json.WriteBoolean(member, values[0] == "true");
            else json.WriteText(member, values[0]);
        }

        if (section.Length > 0) json.WriteEndObject();
    }

    private void Add(string name, string section, string member, string description, string? helpName, params string[] words)
    {
        string help = words.Length == 0 ? description : description + " One of: " + string.Join(", ", words) + ".";
        var option = new Option<string?>(name) { Description = help, HelpName = helpName ?? "word" };
        if (words.Length > 0) option.AcceptOnlyFromAmong(words);
        _signals.Add(new SignalOption(option, section, member, false, parsed => [parsed.GetValue(option)!]));
    }

    private void AddList(string name, string section, string member, string description, string helpName)
    {
        var option = new Option<string[]>(name) { Description = description, HelpName = helpName };
        _signals.Add(new SignalOption(option, section, member, true, parsed => parsed.GetValue(option)!));
    }

    private void AddFlag(string name, string section, string member, string description)
    {
        var option = new Option<bool>(name) { Description = description, HelpName = "true|false" };
        _signals.Add(new SignalOption(option, section, member, false, parsed => [parsed.GetValue(option) ? "true" : "false"]));
    }

    private sealed record SignalOption(Option Option, string Section, string Member, bool IsList, Func<ParseResult, string[]> Texts)
    {
        public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is { Implicit: false };
    }
}
