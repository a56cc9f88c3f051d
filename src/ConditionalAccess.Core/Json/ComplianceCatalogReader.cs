using ConditionalAccess.Compliance;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>Reads the settings of a settings catalog policy (spec 1.12). What cannot be understood keeps the whole entry as its JSON text.</summary>
internal sealed class ComplianceCatalogReader(ReadContext context, JsonNode policy)
{
    /// <summary>The name of a setting whose own name cannot be read.</summary>
    public const string Unnamed = "settings";

    private const string TypeChild = "linux_distribution_alloweddistros_item_$type";
    private const string MinimumChild = "linux_distribution_alloweddistros_item_minimumversion";
    private const string MaximumChild = "linux_distribution_alloweddistros_item_maximumversion";
    private const string ScriptChild = "linux_customcompliance_discoveryscript";
    private const string RulesChild = "linux_customcompliance_rules";

    private readonly ComplianceListReader _lists = new(context);

    public List<ComplianceSetting> Read(JsonNode list)
    {
        var settings = new List<ComplianceSetting>();
        var positions = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (JsonNode entry in list.Items())
        {
            ComplianceSetting setting = ReadEntry(entry);
            // One of the two could hide the other, so neither is met.
            if (setting.Name != Unnamed && !positions.TryAdd(setting.Name, settings.Count))
            {
                context.Error(DiagnosticCodes.ComplianceValueUnreadable, entry, $"{DiagnosticText.Quote(setting.Name)} is given twice, expected once; the setting is never met", "remove one of them");
                int first = positions[setting.Name];
                settings[first] = settings[first].Value is UnreadableValue ? settings[first] : new(setting.Name, new UnreadableValue(settings[first].Json ?? ComplianceCatalogWriter.ToText(settings[first]), "unreadable"));
                setting = new(setting.Name, new UnreadableValue(RawJson.Of(entry), "unreadable"));
            }

            settings.Add(setting);
        }

        return settings;
    }

    private ComplianceSetting ReadEntry(JsonNode entry)
    {
        JsonNode instance = entry.Member("settingInstance");
        if (instance.IsNull) instance = entry;
        if (instance.Member("settingDefinitionId") is not { IsString: true } id)
            return new(Unnamed, ComplianceSettingReader.WrongType(context, entry, "an entry of settings", "a setting with its settingDefinitionId"));
        SettingDefinition? row = ComplianceSettings.Find(CompliancePolicyType.SettingsCatalog, id.Text);
        SettingValue value = row is null ? Unknown(entry, instance, id.Text) : Read(row, instance);
        if (value is UnreadableValue unreadable) return new(row?.Name ?? id.Text, unreadable with { Json = RawJson.Of(entry) });
        var setting = new ComplianceSetting(row?.Name ?? id.Text, value);
        string raw = RawJson.Of(entry);
        return ComplianceCatalogWriter.ToText(setting) == raw ? setting : setting with { Json = raw };
    }

    private SettingValue Unknown(JsonNode entry, JsonNode instance, string name)
    {
        if (Choice(instance) is { IsString: true } choice && choice.Text.EndsWith("_false", StringComparison.OrdinalIgnoreCase))
        {
            ComplianceObject.NotUnderstood(context, name, entry);
            return new FlagValue(false);
        }

        context.Error(DiagnosticCodes.CompliancePropertyUnknown, entry, $"setting {DiagnosticText.Quote(name)} is not known and may be a requirement; it is never met", "check its name, or update this library");
        return new UnreadableValue("", "unknownProperty");
    }

    private SettingValue Read(SettingDefinition row, JsonNode instance) => row.Form switch
    {
        SettingForm.CatalogNumber => Number(row, instance),
        SettingForm.CatalogDistributions => Distributions(row, instance),
        _ => Flag(row, instance) is var flag && row.Form == SettingForm.CatalogScript && flag is FlagValue { Value: true } ? Script(instance) : flag,
    };

    private SettingValue Number(SettingDefinition row, JsonNode instance)
    {
        JsonNode value = instance.Member("simpleSettingValue").Member("value");
        return value.IsNull ? ComplianceSettingReader.WrongType(context, instance, row.Name, "a number") : new ComplianceSettingReader(context, CompliancePolicyType.SettingsCatalog, policy).Read(row, value);
    }

    private SettingValue Flag(SettingDefinition row, JsonNode instance)
    {
        JsonNode value = Choice(instance);
        if (value.IsString && string.Equals(value.Text, row.Name + "_true", StringComparison.OrdinalIgnoreCase)) return new FlagValue(true);
        if (value.IsString && string.Equals(value.Text, row.Name + "_false", StringComparison.OrdinalIgnoreCase)) return new FlagValue(false);
        return ComplianceSettingReader.WrongType(context, value.IsNull ? instance : value, row.Name, $"the choice {row.Name}_true or {row.Name}_false");
    }

    private CustomComplianceValue Script(JsonNode instance)
    {
        JsonNode children = instance.Member("choiceSettingValue").Member("children");
        JsonNode script = Simple(Child(children, ScriptChild)), rules = Simple(Child(children, RulesChild));
        GraphId id = script.IsString && script.Text.Length > 0 ? script.Text : default(GraphId);
        return new ComplianceScriptReader(context, policy).Read(id, rules, instance);
    }

    private SettingValue Distributions(SettingDefinition row, JsonNode instance)
    {
        JsonNode groups = instance.Member("groupSettingCollectionValue");
        if (!groups.IsArray) return ComplianceSettingReader.WrongType(context, groups.IsNull ? instance : groups, row.Name, "a list of groups");
        var distributions = new List<AllowedDistribution>();
        foreach (JsonNode group in groups.Items())
        {
            if (distributions.Count == ComplianceListReader.MaxEntries) return ComplianceListReader.TooLong(context, groups, row.Name);
            JsonNode children = group.Member("children");
            if (UnknownChild(children) is { IsNull: false } unknown) return ComplianceListReader.MayRequire(context, groups, unknown, "a part of an entry of " + row.Name);
            JsonNode type = Choice(Child(children, TypeChild)), low = Simple(Child(children, MinimumChild)), high = Simple(Child(children, MaximumChild));
            if (!type.IsString || !type.Text.StartsWith(TypeChild + "_", StringComparison.OrdinalIgnoreCase))
                return ComplianceSettingReader.WrongType(context, type.IsNull ? group : type, "the distribution of an entry of " + row.Name, $"a choice such as {TypeChild}_ubuntu");
            if ((_lists.NotAVersion(group, low, "minimumversion", isRequired: false) ?? _lists.NotAVersion(group, high, "maximumversion", isRequired: false)) is { } unreadable) return unreadable;
            distributions.Add(new AllowedDistribution(type.Text[(TypeChild.Length + 1)..], ComplianceListReader.Bound(low), ComplianceListReader.Bound(high)));
        }

        return new AllowedDistributionsValue(ValueArray.From(distributions));
    }

    // A bound in a form that is not known must not be read as no bound.
    private static JsonNode UnknownChild(JsonNode children) => !children.IsArray ? default : children.Items().FirstOrDefault(child =>
    {
        JsonNode id = child.Member("settingDefinitionId");
        bool isBound = id.IsString && (Is(id, MinimumChild) || Is(id, MaximumChild));
        return isBound ? !child.Member("simpleSettingValue").IsObject : !(id.IsString && Is(id, TypeChild));
    });

    private static bool Is(JsonNode id, string name) => string.Equals(id.Text, name, StringComparison.OrdinalIgnoreCase);

    private static JsonNode Choice(JsonNode instance) => instance.Member("choiceSettingValue").Member("value");

    private static JsonNode Simple(JsonNode instance) => instance.Member("simpleSettingValue").Member("value");

    private static JsonNode Child(JsonNode children, string name)
        => children.IsArray ? children.Items().FirstOrDefault(c => c.Member("settingDefinitionId") is { IsString: true } id && string.Equals(id.Text, name, StringComparison.OrdinalIgnoreCase)) : default;
}
