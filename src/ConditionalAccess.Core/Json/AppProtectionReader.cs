using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads one app protection policy (spec 8.1, 8.4). A policy never disappears: what cannot be understood restricts, or is kept.</summary>
internal sealed class AppProtectionReader
{
    public const string Apps = "apps", Assignments = "assignments", GroupType = "appGroupType", Levels = "targetedAppManagementLevels";

    /// <summary>Marks a member of the identifier among the members kept with an app.</summary>
    public const string IdentifierPrefix = Identifier + ".";

    public const string Identifier = "mobileAppIdentifier";

    private readonly ReadContext _context;
    private readonly ComplianceObject _policy;

    private AppProtectionReader(ReadContext context, JsonNode node) => (_context, _policy) = (context, new ComplianceObject(context, node));

    /// <summary>Reads a policy.</summary>
    /// <param name="context">Where findings go.</param>
    /// <param name="node">The policy.</param>
    /// <param name="hint">The type that names around it tell; null when they tell none.</param>
    /// <param name="place">Where it stands, for a policy without id.</param>
    public static AppProtectionPolicy Read(ReadContext context, JsonNode node, string? hint, SourceLocation place) => new AppProtectionReader(context, node).Read(hint, place);

    /// <summary>The member that holds an id of that kind.</summary>
    public static string MemberOf(AppIdentifierKind kind) => kind switch
    {
        AppIdentifierKind.BundleId => "bundleId",
        AppIdentifierKind.WindowsAppId => "windowsAppId",
        _ => "packageId",
    };

    private AppProtectionPolicy Read(string? hint, SourceLocation place)
    {
        AppProtectionPolicyType type = ReadType(hint);
        return new AppProtectionPolicy
        {
            Id = CompliancePolicyReader.ReadId(_policy, place),
            Type = type,
            DisplayName = _policy.Text("displayName"),
            Description = _policy.Text("description"),
            Version = _policy.Text("version"),
            CreatedDateTime = _policy.Date("createdDateTime"),
            LastModifiedDateTime = _policy.Date("lastModifiedDateTime"),
            AppGroupType = ReadGroupType(),
            Apps = ReadList(Apps, ReadApp, "whether it holds an app"),
            TargetedAppManagementLevels = ReadLevels(),
            Assignments = ReadList(Assignments, new AppProtectionAssignmentReader(_context).Read, "whom it reaches"),
            Settings = ReadSettings(type),
            Extra = _policy.Rest(AppProtectionWords.WithoutEffect),
        };
    }

    private AppProtectionPolicyType ReadType(string? hint)
    {
        JsonNode written = _policy.Take("@odata.type");
        string? name = ODataType.Of(_policy.Node) ?? hint;
        if (name is not null && AppProtectionWords.Types.TryFind(name, out AppProtectionPolicyType type, out string word))
        {
            if (written.IsNull) _context.Note(DiagnosticCodes.AppProtectionTypeInferred, _policy.Node, $"policies do not say their type ('@odata.type'), which is taken from what stands around them, here '{word}'");
            return type;
        }

        _context.Warn(DiagnosticCodes.AppProtectionTypeUnknown, written.IsNull ? _policy.Node : written,
            $"the type of the policy {(written.IsNull ? "is missing ('@odata.type')" : "is " + ReadContext.Describe(written) + ", which is not known")}, so it counts on every platform", $"write one of {AppProtectionWords.Types.Expected()}");
        if (!written.IsNull) _policy.Keep("@odata.type", written);
        return AppProtectionPolicyType.Unknown;
    }

    private GraphWord<AppGroupType> ReadGroupType()
    {
        JsonNode value = _policy.Take(GroupType);
        if (value.IsNull) return default;
        if (value.IsString && AppProtectionWords.GroupTypes.TryFind(value.Text, out AppGroupType type, out _)) return type;
        Unreadable(value, GroupType, AppProtectionWords.GroupTypes.Expected(), "leaves open which apps the policy holds");
        if (!value.IsString) _policy.Keep(GroupType, value);
        return new GraphWord<AppGroupType>(default, value.IsString ? value.Text : "");
    }

    private ValueArray<GraphWord<AppManagementLevel>> ReadLevels()
    {
        JsonNode value = _policy.Take(Levels);
        if (value.IsNull) return default;
        if (!value.IsString)
        {
            Unreadable(value, Levels, "words with commas", "leaves open on which devices the policy counts");
            _policy.Keep(Levels, value);
            return [new GraphWord<AppManagementLevel>(default, "")];
        }

        return ValueArray.From(value.Text.Split(',').Select(word => ReadLevel(value, word.Trim())));
    }

    private GraphWord<AppManagementLevel> ReadLevel(JsonNode at, string word)
    {
        if (AppProtectionWords.ManagementLevels.TryFind(word, out AppManagementLevel level, out _)) return level;
        Unreadable(at, Levels, AppProtectionWords.ManagementLevels.Expected(), "leaves open on which devices the policy counts");
        return new GraphWord<AppManagementLevel>(default, word);
    }

    private ValueArray<T> ReadList<T>(string name, Func<JsonNode, T> read, string leavesOpen)
    {
        JsonNode list = _policy.Take(name);
        if (list.IsArray) return ValueArray.From(list.Items().Select(read));
        if (list.IsNull)
        {
            _context.Note(DiagnosticCodes.AppProtectionPartMissing, _policy.Node, $"policies come without {name}, which leaves open {leavesOpen}", $"export them with $expand={name}", name);
            return default;
        }

        Unreadable(list, name, "a list", "leaves open " + leavesOpen);
        _policy.Keep(name, list);
        return default;
    }

    private TargetedApp ReadApp(JsonNode node)
    {
        JsonNode identifier = node.Member(Identifier);
        foreach (AppIdentifierKind kind in (ReadOnlySpan<AppIdentifierKind>)[AppIdentifierKind.BundleId, AppIdentifierKind.PackageId, AppIdentifierKind.WindowsAppId])
        {
            JsonNode id = identifier.Member(MemberOf(kind));
            if (!id.IsString || id.Text.Length == 0) continue;
            var extra = new List<ExtraMember>();
            foreach ((string name, JsonNode value) in node.Members())
            {
                if (!string.Equals(name, Identifier, StringComparison.OrdinalIgnoreCase)) extra.Add(new ExtraMember(name, RawJson.Of(value)));
            }

            foreach ((string name, JsonNode value) in identifier.Members())
            {
                if (!string.Equals(name, MemberOf(kind), StringComparison.OrdinalIgnoreCase)) extra.Add(new ExtraMember(IdentifierPrefix + name, RawJson.Of(value)));
            }

            return new TargetedApp(id.Text, kind, ObjectReader.Pack(extra));
        }

        _context.Warn(DiagnosticCodes.AppProtectionAppUnreadable, node, "an entry of apps names no app and is none", "write mobileAppIdentifier with its id");
        return new TargetedApp(default(GraphId), Extra: [new ExtraMember(ComplianceAssignmentReader.Whole, RawJson.Of(node))]);
    }

    private ValueArray<ComplianceSetting> ReadSettings(AppProtectionPolicyType type)
    {
        var reader = new AppProtectionSettingReader(_context, type);
        var settings = new List<ComplianceSetting>();
        foreach ((string name, JsonNode value) in _policy.Left.ToList())
        {
            if (LaunchSettings.Find(name) is { } setting)
            {
                _policy.Take(setting.Name);
                settings.Add(reader.Read(setting, value));
            }
            else if (LaunchSettings.LooksLikeCheck(name) && !MemberNames.IsAnnotation(name) && RawJson.IsConfigured(value))
            {
                _policy.Take(name);
                settings.Add(reader.Unknown(name, value));
            }
        }

        return ObjectReader.Pack(settings);
    }

    private void Unreadable(JsonNode at, string name, string expected, string effect)
        => _context.Warn(DiagnosticCodes.AppProtectionValueUnreadable, at, $"{name} is {ReadContext.Describe(at)}, expected {expected}; that {effect}", "write it as Microsoft Graph does");
}
