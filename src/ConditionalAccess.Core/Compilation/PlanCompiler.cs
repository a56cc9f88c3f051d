using System.Runtime.CompilerServices;
using ConditionalAccess.Evaluation;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Compilation;

/// <summary>Compiles a tenant's policies into a plan: columns for what is finite, expression trees for the rest.</summary>
internal static class PlanCompiler
{
    public static PolicyPlan Compile(TenantConfiguration tenant, EngineOptions options)
        => Compile(tenant, options, RuntimeFeature.IsDynamicCodeSupported && RuntimeFeature.IsDynamicCodeCompiled);

    /// <param name="tenant">The policies and what they refer to.</param>
    /// <param name="options">Choices between readings.</param>
    /// <param name="useExpressionTrees">False: plain delegates, as in a process that cannot generate code.</param>
    public static PolicyPlan Compile(TenantConfiguration tenant, EngineOptions options, bool useExpressionTrees)
    {
        var layout = new PolicyLayout(tenant);
        var filters = new FilterCompiler(useExpressionTrees);
        ResourceColumn resource = new ResourceColumnBuilder(layout, tenant, options, filters).Build();
        var locations = new LocationColumnBuilder(layout, tenant);
        var columns = new List<ConditionColumn> { resource, new SubjectColumnBuilder(layout, options, filters).Build() };
        columns.AddRange(TableColumnBuilder.Build(layout));
        if (locations.Build() is { } location) columns.Add(location);
        columns.AddRange(UnknownColumnBuilder.Build(layout));

        PlanSession?[] sessions = [.. layout.Policies.Select(p => p is null ? null : SessionPlanBuilder.Build(p))];
        var clauses = new ClauseTableBuilder(layout, tenant, options);
        clauses.Build(bit => sessions[bit], locations.WithGps);
        PlanPolicy?[] policies = Policies(layout, clauses, sessions, filters);
        GraphId[] contexts = [.. layout.Used().SelectMany(p => p.Policy.Conditions.Applications?.IncludeAuthenticationContexts ?? default).Distinct()];
        return new PolicyPlan
        {
            Policies = policies,
            EnabledWords = layout.EnabledWords,
            Words = layout.Words,
            All = layout.Where(_ => true),
            BitOfPolicy = layout.BitOfPolicy,
            Columns = [.. columns],
            Resource = resource,
            WithDevice = Where(policies, layout.Words, p => p.Device is not null),
            WithAgentContext = layout.Where(p => p.Conditions.AgentContext is not null),
            DeviceFilters = filters.DeviceRules,
            Items = clauses.Items,
            Clauses = clauses.Clauses,
            MfaStrength = StrengthRules.Mfa,
            Blocking = layout.Where(p => p.GrantControls?.BuiltInControls.Any(c => c.Value == BuiltInControl.Block) == true),
            WithFlows = layout.Where(p => !p.Conditions.TransferMethods.IsEmpty),
            WithRisk = layout.Where(HasRisk),
            WithSession = layout.Where(p => p.SessionControls is not null),
            WithGps = locations.WithGps,
            RegistrationStrength = layout.Where(p => NamesRegistration(p) && p.GrantControls?.AuthenticationStrength is not null),
            ReportOnlyUserActions = layout.Where(p => p.State.Value == PolicyState.ReportOnly && p.Conditions.Applications?.IncludeUserActions.IsEmpty == false),
            Contexts = contexts,
            ContextIndex = contexts.Select((c, i) => (c, i)).ToDictionary(x => x.c, x => x.i),
        };
    }

    private static PlanPolicy?[] Policies(PolicyLayout layout, ClauseTableBuilder clauses, PlanSession?[] sessions, FilterCompiler filters)
    {
        var policies = new PlanPolicy?[layout.Policies.Length];
        foreach ((int bit, ConditionalAccessPolicy policy) in layout.Used())
        {
            policies[bit] = new PlanPolicy
            {
                Index = layout.IndexOfBit[bit],
                Id = policy.Id,
                DisplayName = policy.DisplayName,
                Clauses = clauses.ClausesOfPolicy[bit],
                Device = DeviceCheckBuilder.Device(policy.Conditions, filters),
                AgentContext = DeviceCheckBuilder.AgentContext(policy.Conditions.AgentContext),
                Session = sessions[bit],
                HasRisk = HasRisk(policy),
            };
        }

        return policies;
    }

    private static ulong[] Where(PlanPolicy?[] policies, int words, Func<PlanPolicy, bool> holds)
    {
        var set = new ulong[words];
        for (int bit = 0; bit < policies.Length; bit++)
        {
            if (policies[bit] is { } policy && holds(policy)) Bits.Set(set, bit);
        }

        return set;
    }

    private static bool HasRisk(ConditionalAccessPolicy policy) => !policy.Conditions.SignInRiskLevels.IsEmpty || !policy.Conditions.UserRiskLevels.IsEmpty;

    private static bool NamesRegistration(ConditionalAccessPolicy policy)
        => policy.Conditions.Applications?.IncludeUserActions.Contains(UserActions.RegisterSecurityInfo) == true;
}
