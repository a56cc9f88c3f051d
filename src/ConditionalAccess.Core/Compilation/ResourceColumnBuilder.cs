using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the resource column (spec 4.4): a rule per policy, and its answers for every app that some policy names.</summary>
internal sealed class ResourceColumnBuilder(PolicyLayout layout, TenantConfiguration tenant, EngineOptions options, FilterCompiler filters)
{
    private readonly Dictionary<GraphId, HashSet<GraphId>> _groups = GroupsOf(tenant);

    public ResourceColumn Build()
    {
        var rules = new ResourceRule?[layout.Policies.Length];
        var contexts = new PostingsBuilder();
        foreach ((int bit, ConditionalAccessPolicy policy) in layout.Used())
        {
            ApplicationAssignment target = policy.Conditions.Applications ?? new ApplicationAssignment();
            rules[bit] = Rule(target);
            foreach (GraphId context in target.IncludeAuthenticationContexts) contexts.Add(context, bit);
        }

        Dictionary<GraphId, int> appRows = AppRows(rules);
        Dictionary<GraphId, int> actionRows = ActionRows();
        return new ResourceColumn
        {
            Rules = rules,
            Residual = Residual(rules),
            AppRows = appRows,
            Apps = Apps(rules, appRows),
            ActionRows = actionRows,
            Actions = Actions(rules, actionRows),
            Contexts = contexts.Build(),
        };
    }

    private ulong[] Residual(ResourceRule?[] rules)
    {
        var words = new ulong[layout.Words];
        foreach ((int bit, _) in layout.Used())
        {
            if (rules[bit]!.NeedsMoreThanAppId) Bits.Set(words, bit);
        }

        return words;
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
        AppEntry[] include = [.. target.IncludeApplications.Where(id => id != Keywords.All && id != Keywords.None).Select(Entry)];
        AppEntry[] exclude = [.. target.ExcludeApplications.Select(Entry)];
        return new ResourceRule
        {
            IncludesAll = target.IncludeApplications.Contains(Keywords.All),
            Include = include,
            Exclude = exclude,
            Filter = target.ApplicationFilter is { } filter ? filters.Attributes(filter) : null,
            TrafficProfiles = [.. target.IncludeTrafficProfiles],
            HasUnknownInclude = Extras.Has(target.Extra, ExtraEffect.UnknownInclude),
            HasUnknownExclude = Extras.Has(target.Extra, ExtraEffect.UnknownExclude),
            BaselineMode = options.BaselineScopeMode,
            BaselineAppId = options.BaselineScopeAppId,
            NeedsMoreThanAppId = target.ApplicationFilter is not null || !target.IncludeTrafficProfiles.IsEmpty
                || include.Any(IsAgents) || exclude.Any(IsAgents),
        };
    }

    private static bool IsAgents(AppEntry entry) => entry.Kind == AppEntryKind.AgentResources;

    private AppEntry Entry(GraphId id)
    {
        HashSet<GraphId>? members = _groups.GetValueOrDefault(id);
        if (id == Keywords.AllAgentIdResources) return new AppEntry(AppEntryKind.AgentResources, id, members);
        if (members is not null) return new AppEntry(AppEntryKind.Group, id, members);
        bool isGroup = id == Keywords.Office365 || id == Keywords.MicrosoftAdminPortals || id == Keywords.AzureServiceManagement;
        return new AppEntry(isGroup ? AppEntryKind.UnknownGroup : AppEntryKind.App, id, null);
    }

    private static Dictionary<GraphId, int> AppRows(ResourceRule?[] rules)
    {
        var rows = new Dictionary<GraphId, int>();
        foreach (AppEntry entry in rules.OfType<ResourceRule>().SelectMany(r => r.Include.Concat(r.Exclude)))
        {
            rows.TryAdd(entry.Id, ResourceColumn.FirstApp + rows.Count);
            foreach (GraphId member in entry.Members ?? []) rows.TryAdd(member, ResourceColumn.FirstApp + rows.Count);
        }

        return rows;
    }

    private TruthRows Apps(ResourceRule?[] rules, Dictionary<GraphId, int> appRows)
    {
        var rows = new TruthRows(ResourceColumn.FirstApp + appRows.Count, layout.Words);
        foreach ((int bit, _) in layout.Used())
        {
            ResourceRule rule = rules[bit]!;
            rows.Set(ResourceColumn.OtherApp, bit, rule.Matches(new Audience { AppId = GraphId.None }));
            rows.Set(ResourceColumn.UnknownApp, bit, rule.Matches(default(Audience)));
            rows.Set(ResourceColumn.KeywordApp, bit, rule.IncludesAll ? Truth.Yes : Truth.No);
            foreach ((GraphId app, int row) in appRows) rows.Set(row, bit, rule.Matches(new Audience { AppId = app }));
        }

        return rows;
    }

    private Dictionary<GraphId, int> ActionRows()
    {
        var rows = new Dictionary<GraphId, int>();
        foreach ((_, ConditionalAccessPolicy policy) in layout.Used())
        {
            foreach (GraphId action in policy.Conditions.Applications?.IncludeUserActions ?? default) rows.TryAdd(action, 1 + rows.Count);
        }

        foreach (UserActionExclusion exclusion in tenant.UserActionExclusions)
        {
            rows.TryAdd(GraphId.FromString(exclusion.UserAction), 1 + rows.Count);
            rows.TryAdd(GraphId.FromString("urn:user:" + LastSegment(exclusion.UserAction)), 1 + rows.Count);
        }

        return rows;
    }

    private TruthRows Actions(ResourceRule?[] rules, Dictionary<GraphId, int> actionRows)
    {
        var rows = new TruthRows(1 + actionRows.Count, layout.Words);
        foreach ((int bit, ConditionalAccessPolicy policy) in layout.Used())
        {
            bool isAll = rules[bit]!.IncludesAll;
            ValueArray<GraphId> actions = policy.Conditions.Applications?.IncludeUserActions ?? default;
            Truth otherwise = rules[bit]!.HasUnknownInclude ? Truth.Unknown : Truth.No;
            rows.Set(0, bit, isAll ? Truth.Yes : otherwise);
            foreach ((GraphId action, int row) in actionRows)
                rows.Set(row, bit, actions.Contains(action) || (isAll && !IsExcluded(action)) ? Truth.Yes : otherwise);
        }

        return rows;
    }

    private bool IsExcluded(GraphId action)
    {
        string segment = LastSegment(action.ToString());
        return tenant.UserActionExclusions.Any(e => e.State.Value == PolicyState.Enabled
            && string.Equals(LastSegment(e.UserAction), segment, StringComparison.OrdinalIgnoreCase));
    }

    private static string LastSegment(string action) => action[(action.LastIndexOf(':') + 1)..];
}
