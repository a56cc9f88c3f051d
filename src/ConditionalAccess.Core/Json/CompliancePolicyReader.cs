using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads one compliance policy (spec 1.1). A policy never disappears: what cannot be understood counts against the device or is kept.</summary>
internal sealed class CompliancePolicyReader
{
    // Spec 17: members that tools and expanded navigation add.
    private static readonly string[] Ignored =
        ["localActions", "supportsScopeTags", ComplianceScriptReader.Definition, "SVC", "REF", "ENV", "deviceStatuses", "userStatuses", "deviceStatusOverview", "userStatusOverview",
            "deviceSettingStateSummaries"];

    private static readonly string[] CatalogMembers = ["platforms", "technologies", "settingCount", "creationSource", "isAssigned", "templateReference", "priorityMetaData"];

    private readonly ReadContext _context;
    private readonly ComplianceObject _policy;
    private readonly List<ComplianceSetting> _settings = [];

    private CompliancePolicyReader(ReadContext context, JsonNode node) => (_context, _policy) = (context, new ComplianceObject(context, node));

    /// <summary>Reads a policy.</summary>
    /// <param name="context">Where findings go.</param>
    /// <param name="node">The policy.</param>
    /// <param name="hintedType">The type that names around it tell.</param>
    /// <param name="place">Where it stands, for a policy without id.</param>
    public static CompliancePolicy Read(ReadContext context, JsonNode node, CompliancePolicyType hintedType, SourceLocation place)
        => new CompliancePolicyReader(context, node).Read(hintedType, place);

    /// <summary>The id of an object; one made from its place when there is none that can be read.</summary>
    public static GraphId ReadId(ComplianceObject from, SourceLocation place)
    {
        JsonNode value = from.Take("id");
        if (value.IsString && value.Text.Length > 0 && value.Text != "String" && !value.Text.StartsWith("String (", StringComparison.Ordinal)) return value.Text;
        string made = FileOf(place) + place.Path;
        from.Context.Warn(DiagnosticCodes.ComplianceIdMade, value.IsNull ? from.Node : value, $"there is no id that can be read, so {DiagnosticText.Quote(made)} stands for it", "export the object from Microsoft Graph");
        return made;
    }

    // The folder of a file is the machine's business; inside a folder that is loaded, names are relative to it.
    private static string? FileOf(SourceLocation place) => Path.IsPathRooted(place.File) ? Path.GetFileName(place.File) : place.File;

    private CompliancePolicy Read(CompliancePolicyType hintedType, SourceLocation place)
    {
        (CompliancePolicyType type, string? unknownType) = CompliancePolicyTypes.Read(_policy, hintedType);
        bool isCatalog = type == CompliancePolicyType.SettingsCatalog;
        var policy = new CompliancePolicy
        {
            Id = ReadId(_policy, place),
            Type = type,
            UnknownType = unknownType,
            DisplayName = (isCatalog ? _policy.Text("name") : null) ?? _policy.Text("displayName"),
            Description = _policy.Text("description"),
            Version = _policy.Number("version"),
            CreatedDateTime = _policy.Date("createdDateTime"),
            LastModifiedDateTime = _policy.Date("lastModifiedDateTime"),
            CustomRules = CustomRuleReader.Read(_policy),
            ScheduledActions = new ComplianceActionReader(_policy).Read(),
            Assignments = new ComplianceAssignmentReader(_policy).Read(),
        };
        if (isCatalog) ReadCatalog();
        if (type != CompliancePolicyType.Unknown) ReadSettings(type);
        policy = policy with { Settings = ObjectReader.Pack(_settings), Extra = _policy.Rest(Known(type)) };
        ComplianceRemarks.Report(_context, _policy.Node, policy);
        return policy;
    }

    // Nobody knows what the members of a type mean that is not known; the policy as a whole says so.
    private string[] Known(CompliancePolicyType type) => type switch
    {
        CompliancePolicyType.Unknown => [.. _policy.Left.Select(m => m.Name)],
        CompliancePolicyType.SettingsCatalog => [.. CatalogMembers, ComplianceCatalogReader.Unnamed, "roleScopeTagIds", .. Ignored],
        _ => ["roleScopeTagIds", .. Ignored],
    };

    private void ReadSettings(CompliancePolicyType type)
    {
        var reader = new ComplianceSettingReader(_context, type, _policy.Node);
        string[] known = Known(type);
        bool isCatalog = type == CompliancePolicyType.SettingsCatalog;
        _policy.TakeWhere((name, value) =>
        {
            if (!isCatalog && ComplianceSettings.Find(type, name) is { } row)
            {
                ComplianceObject.Spelling(_context, name, row.Name, value);
                _settings.Add(Kept(row.Name, reader.Read(row, value), value));
                return true;
            }

            if (IsIgnored(name)) _context.Note(DiagnosticCodes.ComplianceMemberIgnored, value, $"members such as {DiagnosticText.Quote(name)} are known to have no effect", kind: name);
            if (!MayRequire(name, value) || known.Contains(name, StringComparer.OrdinalIgnoreCase)) return false;
            _settings.Add(new ComplianceSetting(name, Unknown(name, value)));
            // In the settings catalog settings are written into their list; this member stands beside it.
            if (isCatalog) _policy.Keep(name, value);
            return true;
        });
    }

    private void ReadCatalog()
    {
        JsonNode list = _policy.Take(ComplianceCatalogReader.Unnamed);
        if (list.IsArray)
        {
            _settings.AddRange(new ComplianceCatalogReader(_context, _policy.Node).Read(list));
            return;
        }

        // A list of policies comes without settings unless they are asked for; that must not look like a policy that asks nothing.
        if (list.IsNull && _policy.Node.Member("settingCount") is { Kind: JsonKind.Number, Text: "0" }) return;
        JsonNode at = list.IsNull ? _policy.Node : list;
        _context.Error(DiagnosticCodes.ComplianceWrongType, at, "the policy comes without the list of its settings, so it is never met", "export it with its settings ($expand=settings)");
        string raw = list.IsNull ? "null" : RawJson.Of(list);
        _settings.Add(new ComplianceSetting(ComplianceCatalogReader.Unnamed, new UnreadableValue(raw, "wrongType")));
        _policy.Keep(new ExtraMember(ComplianceCatalogReader.Unnamed, raw));
    }

    private UnreadableValue Unknown(string name, JsonNode value)
    {
        _context.Error(DiagnosticCodes.CompliancePropertyUnknown, value, $"property {DiagnosticText.Quote(name)} is not known and may be a requirement; it is never met", "check its spelling, or update this library");
        return new UnreadableValue(RawJson.Of(value), "unknownProperty");
    }

    private static bool IsIgnored(string name) => Ignored.Contains(name, StringComparer.OrdinalIgnoreCase);

    // Spec 1.1: what may be a requirement that nobody can check.
    public static bool MayRequire(string name, JsonNode value)
        => name.Length > 0 && (char.IsLower(name[0]) || name.StartsWith(CustomRuleReader.Prefix, StringComparison.OrdinalIgnoreCase)) && !MemberNames.IsAnnotation(name) && value.Kind switch
        {
            JsonKind.True => true,
            JsonKind.Number => !IsZero(value.Text),
            JsonKind.String => value.Text.Length > 0,
            JsonKind.Object or JsonKind.Array => !value.IsEmptyContainer,
            _ => false,
        };

    // 0e5 and 0.0 are zero too.
    private static bool IsZero(string number)
    {
        foreach (char c in number)
        {
            if (c is 'e' or 'E') break;
            if (c is >= '1' and <= '9') return false;
        }

        return true;
    }

    private static ComplianceSetting Kept(string name, SettingValue value, JsonNode node)
    {
        string raw = RawJson.Of(node);
        return new ComplianceSetting(name, value, value is UnreadableValue || ComplianceValueWriter.ToText(value) == raw ? null : raw);
    }
}
