using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Builds the resource column (spec 4.4): a rule per policy, and its answers for every app that some policy names.</summary>
internal sealed class ResourceColumnBuilder(PolicyLayout layout, TenantConfiguration tenant, EngineOptions options, FilterCompiler filters)
{
    private static readonly ApplicationAssignment s_nothing = new();

    public ResourceColumn Build()
    {
        ResourceRules rules = new ResourceRulesBuilder(layout, tenant, options, filters).Build();
        List<GraphId> apps = AppsOf(rules);
        List<GraphId> actions = ActionsOf();
        var residual = new ulong[layout.Words];
        for (int bit = 0; bit < rules.Rules.Length; bit++)
        {
            if ((rules.Rules[bit].Flags & ResourceFlags.NeedsMoreThanAppId) != 0) Bits.Set(residual, bit);
        }

        var appRows = new IdMap(apps.ToArray());
        return new ResourceColumn
        {
            Rules = rules,
            Residual = residual,
            AppRows = appRows,
            Apps = Apps(rules, appRows, residual),
            ActionRows = new IdMap(actions.ToArray()),
            Actions = Actions(rules, actions),
            Contexts = Contexts(),
        };
    }

    private Postings Contexts()
    {
        var contexts = new PostingsBuilder(layout.Words);
        for (int bit = 0; bit < layout.Policies.Length; bit++)
        {
            foreach (GraphId context in TargetOf(bit).IncludeAuthenticationContexts) contexts.Include(context, bit);
        }

        return contexts.Build();
    }

    private ApplicationAssignment TargetOf(int bit) => layout.Policies[bit].Conditions.Applications ?? s_nothing;

    private static List<GraphId> AppsOf(ResourceRules rules)
    {
        var apps = new List<GraphId>();
        var known = new Dictionary<GraphId, int>(rules.Distinct.Length);
        foreach (AppEntry entry in rules.Distinct)
        {
            Add(entry.Id);
            if (entry.Members is not { } members) continue;
            foreach (GraphId member in members) Add(member);
        }

        return apps;

        void Add(GraphId app)
        {
            if (known.TryAdd(app, apps.Count)) apps.Add(app);
        }
    }

    // A policy answers the same for every app that it does not name, so only the apps it names are asked about.
    private TruthRows Apps(ResourceRules rules, IdMap appRows, ulong[] residual)
    {
        var rows = new TruthRowsBuilder(ResourceColumn.FirstApp + appRows.Count, layout.Words);
        GraphId other = UnlistedApp(appRows);
        for (int bit = 0; bit < rules.Rules.Length; bit++)
        {
            rows.Raise(ResourceColumn.OtherApp, bit, rules.Matches(bit, new Audience { AppId = other }));
            rows.Raise(ResourceColumn.UnknownApp, bit, rules.Matches(bit, default(Audience)));
            rows.Raise(ResourceColumn.KeywordApp, bit, rules.MatchesKeyword(bit));
        }

        for (int row = ResourceColumn.FirstApp; row < rows.Count; row++) rows.Copy(ResourceColumn.OtherApp, row);
        for (int bit = 0; bit < rules.Rules.Length; bit++)
        {
            foreach (int entry in rules.EntriesOf(bit)) AskAbout(rules.Distinct[entry], bit);
        }

        for (int row = 0; row < rows.Count; row++) rows.Raise(row, residual, Truth.Yes);
        return rows.Build();

        void AskAbout(AppEntry entry, int bit)
        {
            Ask(entry.Id, bit);
            if (entry.Members is not { } members) return;
            foreach (GraphId member in members) Ask(member, bit);
        }

        void Ask(GraphId app, int bit) => rows.Set(ResourceColumn.FirstApp + appRows.Find(in app), bit, rules.Matches(bit, new Audience { AppId = app }));
    }

    // Stands for every app that no policy names. Policies may name any text, also the empty one, so the id is made longer until nobody has it.
    private static GraphId UnlistedApp(IdMap appRows)
    {
        string text = "another app";
        while (appRows.Find(text) >= 0) text += "'";
        return text;
    }

    private List<GraphId> ActionsOf()
    {
        var actions = new List<GraphId>();
        for (int bit = 0; bit < layout.Policies.Length; bit++)
        {
            foreach (GraphId action in TargetOf(bit).IncludeUserActions) Add(action);
        }

        foreach (UserActionExclusion exclusion in tenant.UserActionExclusions)
        {
            Add(GraphId.FromString(exclusion.UserAction));
            Add(GraphId.FromString("urn:user:" + LastSegment(exclusion.UserAction)));
        }

        return actions;

        void Add(GraphId action)
        {
            if (!actions.Contains(action)) actions.Add(action);
        }
    }

    private TruthRows Actions(ResourceRules rules, List<GraphId> actions)
    {
        var rows = new TruthRowsBuilder(1 + actions.Count, layout.Words);
        for (int bit = 0; bit < rules.Rules.Length; bit++)
        {
            bool isAll = (rules.Rules[bit].Flags & ResourceFlags.IncludesAll) != 0;
            Truth otherwise = (rules.Rules[bit].Flags & ResourceFlags.HasUnknownInclude) != 0 ? Truth.Unknown : Truth.No;
            rows.Raise(0, bit, isAll ? Truth.Yes : otherwise);
            ValueArray<GraphId> listed = TargetOf(bit).IncludeUserActions;
            for (int i = 0; i < actions.Count; i++)
                rows.Raise(1 + i, bit, listed.Contains(actions[i]) || (isAll && !IsExcluded(actions[i])) ? Truth.Yes : otherwise);
        }

        return rows.Build();
    }

    private bool IsExcluded(GraphId action)
    {
        if (tenant.UserActionExclusions.IsEmpty) return false;
        string segment = LastSegment(action.ToString());
        foreach (UserActionExclusion exclusion in tenant.UserActionExclusions)
        {
            bool isSame = string.Equals(LastSegment(exclusion.UserAction), segment, StringComparison.OrdinalIgnoreCase);
            if (isSame && exclusion.State.Value == PolicyState.Enabled) return true;
        }

        return false;
    }

    private static string LastSegment(string action) => action[(action.LastIndexOf(':') + 1)..];
}
