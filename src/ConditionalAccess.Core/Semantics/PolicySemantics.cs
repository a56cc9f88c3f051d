using ConditionalAccess.Model;

namespace ConditionalAccess.Semantics;

/// <summary>One condition of a policy against one sign-in.</summary>
internal sealed record ConditionMatch(PolicyConditions Word, AnalysisReasons Reasons, bool IsConfigured, Match Match);

/// <summary>All conditions of a policy against one sign-in, in the order of spec 4.12.</summary>
internal sealed record PolicyMatch(IReadOnlyList<ConditionMatch> Conditions, Match Match, bool IsEmpty, RuleTrace Rules);

/// <summary>Spec 4.1: the whole-policy formula.</summary>
internal static class PolicySemantics
{
    /// <summary>Spec 4.1 and 4.12: every condition, never cut short, and their conjunction.</summary>
    public static PolicyMatch Match(ConditionalAccessPolicy policy, ReferenceContext context)
    {
        var rules = new RuleTrace();
        List<ConditionMatch> conditions = Conditions(policy.Conditions, context, rules);
        Match all = Semantics.Match.Yes;
        foreach (ConditionMatch condition in conditions) all = all.And(condition.Match);
        bool isEmpty = SubjectSemantics.IsEmpty(policy.Conditions) || ResourceSemantics.IsEmpty(policy.Conditions);
        return new PolicyMatch(conditions, all, isEmpty, rules);
    }

    /// <summary>Spec 0.3-2: false does not apply, true applies, unknown applies in Enforce only.</summary>
    public static bool Applies(Truth value, ReferenceContext context) => value == Truth.Yes || (value == Truth.Unknown && !context.IsWhatIf);

    /// <summary>Spec 1.2: a state that is missing or not understood counts as enabled.</summary>
    public static PolicyState State(ConditionalAccessPolicy policy)
        => policy.State.Value == PolicyState.Unknown ? PolicyState.Enabled : policy.State.Value;

    private static List<ConditionMatch> Conditions(ConditionSet c, ReferenceContext context, RuleTrace rules)
    {
        SignIn signIn = context.SignIn;
        return
        [
            new(PolicyConditions.Application, ResourceSemantics.Reasons(c), true, ResourceSemantics.Resource(c, context, rules)),
            new(SubjectSemantics.Word(signIn.Subject), SubjectSemantics.Reason(signIn.Subject), true, SubjectSemantics.Subject(c, context, rules)),
            new(PolicyConditions.SignInRisk, AnalysisReasons.SignInRisk, !c.SignInRiskLevels.IsEmpty, RiskSemantics.Risk(c.SignInRiskLevels, signIn.Risk.SignIn)),
            new(PolicyConditions.UserRisk, AnalysisReasons.UserRisk, !c.UserRiskLevels.IsEmpty, RiskSemantics.Risk(c.UserRiskLevels, signIn.Risk.User)),
            new(PolicyConditions.ServicePrincipalRisk, AnalysisReasons.WorkloadIdentities, !c.ServicePrincipalRiskLevels.IsEmpty,
                RiskSemantics.Risk(c.ServicePrincipalRiskLevels, signIn.Risk.ServicePrincipal)),
            new(PolicyConditions.InsiderRisk, AnalysisReasons.InsiderRisk, !c.InsiderRiskLevels.IsEmpty, RiskSemantics.InsiderRisk(c, context, rules)),
            new(PolicyConditions.AgentRisk, AnalysisReasons.AgentIdRisk, !c.AgentIdRiskLevels.IsEmpty, RiskSemantics.Risk(c.AgentIdRiskLevels, signIn.Risk.Agent)),
            new(PolicyConditions.DevicePlatform, AnalysisReasons.DevicePlatform, ClientSemantics.IsPlatformConfigured(c.Platforms), ClientSemantics.Platform(c, context, rules)),
            new(PolicyConditions.Location, AnalysisReasons.Location, LocationSemantics.IsConfigured(c.Locations), LocationSemantics.Location(c, context, rules)),
            new(PolicyConditions.ClientType, AnalysisReasons.ClientApps, ClientSemantics.IsClientConfigured(c), ClientSemantics.ClientApp(c, context, rules)),
            new(PolicyConditions.DeviceState, AnalysisReasons.Devices, DeviceSemantics.IsConfigured(c), DeviceSemantics.Devices(c, context, rules)),
            new(PolicyConditions.AuthenticationFlows, AnalysisReasons.AuthenticationFlow, !c.TransferMethods.IsEmpty, FlowSemantics.Flows(c, context, rules)),
            new(PolicyConditions.AgentContext, AnalysisReasons.AgentIdentities, WorkloadSemantics.IsAgentContextConfigured(c.AgentContext),
                WorkloadSemantics.AgentContext(c, context, rules)),
            Extra(PolicyConditions.Time, AnalysisReasons.Time, ExtraConditions.HasTimes(c)),
            new(PolicyConditions.CustomCondition, AnalysisReasons.UnknownFutureValue, c.CustomCondition is not null, CustomSemantics.Custom(c, context, rules)),
            Extra(PolicyConditions.UnknownCondition, AnalysisReasons.InvalidCondition, ExtraConditions.HasUnknown(c)),
        ];
    }

    /// <summary>Spec 1.1: a condition that is not understood is unknown.</summary>
    private static ConditionMatch Extra(PolicyConditions word, AnalysisReasons reason, bool isPresent)
        => new(word, reason, isPresent, isPresent ? Semantics.Match.NotUnderstood : Semantics.Match.Yes);
}
