using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;

namespace ConditionalAccess.Compilation;

/// <summary>Reads what every policy targets into the form in which it is matched (spec 4.4). Equal entries are kept once.</summary>
internal sealed class ResourceRulesBuilder(PolicyLayout layout, TenantConfiguration tenant, EngineOptions options, FilterCompiler filters)
{
    private static readonly ApplicationAssignment s_nothing = new();

    private readonly Dictionary<GraphId, HashSet<GraphId>>? _groups = tenant.AppGroups.IsEmpty ? null : GroupsOf(tenant);
    private readonly Dictionary<GraphId, int> _numbers = [];
    private readonly List<GraphId> _distinct = [];
    private readonly List<int> _entries = [];
    private readonly List<ResourceExtra> _extras = [];

    public ResourceRules Build()
    {
        var rules = new ResourceRule[layout.Policies.Length];
        for (int bit = 0; bit < rules.Length; bit++) rules[bit] = Rule(layout.Policies[bit].Conditions.Applications ?? s_nothing);
        return new ResourceRules
        {
            Rules = rules,
            Entries = [.. _entries],
            Distinct = Entries(),
            Extras = [.. _extras],
            BaselineMode = options.BaselineScopeMode,
            BaselineAppId = options.BaselineScopeAppId,
        };
    }

    private static Dictionary<GraphId, HashSet<GraphId>> GroupsOf(TenantConfiguration tenant)
    {
        var groups = new Dictionary<GraphId, HashSet<GraphId>>();
        foreach (AppGroup group in tenant.AppGroups)
        {
            if (!groups.TryGetValue(group.Id, out HashSet<GraphId>? members)) groups[group.Id] = members = [];
            foreach (GraphId member in group.Members) members.Add(member);
        }

        return groups;
    }

    private ResourceRule Rule(ApplicationAssignment target)
    {
        int first = _entries.Count;
        bool includesAll = AddEntries(target.IncludeApplications);
        int included = _entries.Count - first;
        AddEntries(target.ExcludeApplications);
        int excluded = _entries.Count - first - included;
        ResourceFlags flags = includesAll ? ResourceFlags.IncludesAll : ResourceFlags.None;
        if (Extras.Has(target.Extra, ExtraEffect.UnknownInclude)) flags |= ResourceFlags.HasUnknownInclude;
        if (Extras.Has(target.Extra, ExtraEffect.UnknownExclude)) flags |= ResourceFlags.HasUnknownExclude;
        int extra = -1;
        if (target.ApplicationFilter is not null || !target.IncludeTrafficProfiles.IsEmpty)
        {
            extra = _extras.Count;
            AttributeFilter? filter = target.ApplicationFilter is { } condition ? filters.Attributes(condition) : null;
            _extras.Add(new ResourceExtra(filter, target.IncludeTrafficProfiles.AsSpan().ToArray()));
            flags |= ResourceFlags.NeedsMoreThanAppId;
        }

        for (int i = first; i < _entries.Count; i++)
        {
            if (_distinct[_entries[i]] == Keywords.AllAgentIdResources) flags |= ResourceFlags.NeedsMoreThanAppId;
        }

        return new ResourceRule(first, included, excluded, flags, extra);
    }

    // All is no entry but a property of the rule; on the exclude side it is not even that (V-36).
    private bool AddEntries(ValueArray<GraphId> ids)
    {
        bool hasAll = false;
        foreach (GraphId id in ids)
        {
            if (id == Keywords.All) hasAll = true;
            else if (id != Keywords.None) _entries.Add(NumberOf(id));
        }

        return hasAll;
    }

    private int NumberOf(GraphId id)
    {
        if (_numbers.TryGetValue(id, out int number)) return number;
        number = _distinct.Count;
        _distinct.Add(id);
        _numbers.Add(id, number);
        return number;
    }

    private AppEntry[] Entries()
    {
        var entries = new AppEntry[_distinct.Count];
        for (int i = 0; i < entries.Length; i++) entries[i] = Entry(_distinct[i]);
        return entries;
    }

    private AppEntry Entry(GraphId id)
    {
        HashSet<GraphId>? members = _groups?.GetValueOrDefault(id);
        if (id == Keywords.AllAgentIdResources) return new AppEntry(AppEntryKind.AgentResources, id, members);
        if (members is not null) return new AppEntry(AppEntryKind.Group, id, members);
        bool isGroup = id == Keywords.Office365 || id == Keywords.MicrosoftAdminPortals || id == Keywords.AzureServiceManagement;
        return new AppEntry(isGroup ? AppEntryKind.UnknownGroup : AppEntryKind.App, id, null);
    }
}
