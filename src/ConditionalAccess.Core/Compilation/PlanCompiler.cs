using System.Runtime.CompilerServices;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Compiles a tenant's policies into a plan: columns for what is finite, compiled filters for the rest.</summary>
internal static class PlanCompiler
{
    public static PolicyPlan Compile(TenantConfiguration tenant, EngineOptions options)
        => Compile(tenant, options, RuntimeFeature.IsDynamicCodeSupported && RuntimeFeature.IsDynamicCodeCompiled);

    /// <param name="tenant">The policies and what they refer to.</param>
    /// <param name="options">Choices between readings.</param>
    /// <param name="useExpressionTrees">False: plain delegates, as in a process that cannot generate code.</param>
    public static PolicyPlan Compile(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
    {
        var locations = new NamedLocations(tenant);
        var requirements = new RequirementsBuilder(tenant, options, locations.RefersToGps);
        PolicyLayout layout = PolicyLayout.Create(tenant, requirements.Order);
        var filters = new FilterCompiler(useExpressionTrees);
        ResourceColumn resource = new ResourceColumnBuilder(layout, tenant, options, filters).Build();
        SubjectColumn subject = new SubjectColumnBuilder(layout, options, filters).Build();
        PlanRequirements required = requirements.Build(layout);
        (int[] sessionOf, PlanSession[] sessions) = Sessions(layout, requirements.Sessions);
        CustomConditions custom = CustomConditionBuilder.Build(layout, useExpressionTrees);
        UnknownConditions[] unknown = UnknownConditionsFinder.Find(layout);
        Dictionary<int, AgentContextCheck> agentContexts = AgentContexts(layout);
        DeviceColumn devices = DeviceCheckBuilder.Column(layout, filters);
        ulong[] reportOnlyUserActions = layout.Where(p => PolicyLayout.IsReportOnly(p) && p.Conditions.Applications?.IncludeUserActions.IsEmpty == false);
        ulong[] rareReportOnly = RareReportOnly(layout, required);
        GraphId[] contexts = Contexts(layout);
        var plan = new PolicyPlan
        {
            Words = layout.Words,
            EnabledCount = layout.EnabledCount,
            Enabled = layout.EnabledWhere(_ => true),
            BitOfPolicy = layout.BitOfPolicy,
            Subject = subject,
            Resource = resource,
            Tables = TableFusion.Fuse(TableColumnBuilder.Build(layout), layout.Words),
            Location = new LocationColumnBuilder(layout, locations).Build(),
            Devices = devices,
            WithDevice = ProfilePlace.WordsOf(devices.Policies),
            AgentContexts = agentContexts,
            WithAgentContext = layout.Where(p => p.Conditions.AgentContext is not null),
            Custom = custom,
            Unknown = unknown,
            Features = (unknown.Length > 0 ? PlanFeatures.UnknownConditions : 0) | (agentContexts.Count > 0 ? PlanFeatures.AgentContexts : 0)
                | (Bits.Any(resource.Residual) ? PlanFeatures.ResidualResources : 0) | (Bits.Any(reportOnlyUserActions) ? PlanFeatures.ReportOnlyUserActions : 0)
                | (custom.Checks.Length > 0 ? PlanFeatures.CustomConditions : 0) | (Bits.Any(rareReportOnly) ? PlanFeatures.RareReportOnly : 0),
            Requirements = required,
            Result = new ResultLayout(layout.Words, required.Clauses.Length, required.Items.Length, required.Profiles.Length - required.FirstReportOnly, contexts.Length, required.Masks is not null),
            Blocking = layout.EnabledWhere(IsBlocking),
            WithFlows = layout.EnabledWhere(p => !p.Conditions.TransferMethods.IsEmpty),
            WithRisk = layout.EnabledWhere(RequirementsBuilder.HasRisk),
            WithSession = layout.EnabledWhere(p => p.SessionControls is not null),
            WithGps = layout.Where(locations.RefersToGps),
            SessionOf = sessionOf,
            Sessions = sessions,
            RegistrationStrength = layout.EnabledWhere(p => NamesRegistration(p) && StrengthRules.IsConfigured(p.GrantControls?.AuthenticationStrength)),
            ReportOnlyUserActions = reportOnlyUserActions,
            RareReportOnly = rareReportOnly,
            Contexts = contexts,
            ContextIndex = new IdMap(contexts),
        };
        return plan with { IsUsual = UsualDecision.Fits(plan), IsUsualLarge = UsualLargeDecision.Fits(plan) };
    }

    private static (int[] SessionOf, PlanSession[] Sessions) Sessions(PolicyLayout layout, PlanSession?[] byPosition)
    {
        var sessionOf = new int[layout.Policies.Length];
        var sessions = new List<PlanSession>();
        var numbers = new Dictionary<PlanSession, int>();
        for (int i = 0; i < byPosition.Length; i++)
        {
            if (layout.BitOfPolicy[i] is not (>= 0 and int bit)) continue;
            sessionOf[bit] = -1;
            if (byPosition[i] is not { } session) continue;
            if (!numbers.TryGetValue(session, out int number))
            {
                numbers.Add(session, number = sessions.Count);
                sessions.Add(session);
            }

            sessionOf[bit] = number;
        }

        return (sessionOf, [.. sessions]);
    }

    private static ulong[] RareReportOnly(PolicyLayout layout, PlanRequirements required)
    {
        var policies = new ulong[layout.Words];
        if (required.Masks is not { } masks) return policies;
        for (int bit = layout.EnabledCount; bit < layout.Policies.Length; bit++)
        {
            if ((required.ClausesOf(required.ProfileOf[bit])[0] & masks.Rare) != 0) Bits.Set(policies, bit);
        }

        return policies;
    }

    private static Dictionary<int, AgentContextCheck> AgentContexts(PolicyLayout layout)
    {
        var checks = new Dictionary<int, AgentContextCheck>();
        for (int bit = 0; bit < layout.Policies.Length; bit++)
        {
            if (DeviceCheckBuilder.AgentContext(layout.Policies[bit].Conditions.AgentContext) is { } check) checks.Add(bit, check);
        }

        return checks;
    }

    private static GraphId[] Contexts(PolicyLayout layout)
    {
        var contexts = new List<GraphId>();
        foreach (ConditionalAccessPolicy policy in layout.Policies)
        {
            foreach (GraphId context in policy.Conditions.Applications?.IncludeAuthenticationContexts ?? default)
            {
                if (!contexts.Contains(context)) contexts.Add(context);
            }
        }

        contexts.Sort(GraphId.Compare);
        return [.. contexts];
    }

    private static bool IsBlocking(ConditionalAccessPolicy policy)
    {
        foreach (GraphWord<BuiltInControl> control in policy.GrantControls?.BuiltInControls ?? default)
        {
            if (control.Value == BuiltInControl.Block) return true;
        }

        return false;
    }

    private static bool NamesRegistration(ConditionalAccessPolicy policy)
        => policy.Conditions.Applications?.IncludeUserActions.Contains(UserActions.RegisterSecurityInfo) == true;
}
