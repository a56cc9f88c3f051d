using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>What: target resources, user actions, authentication contexts (spec 4.4). One row per resource that some policy names.</summary>
internal sealed class ResourceColumn : ConditionColumn
{
    public ResourceColumn() : base(PolicyConditions.Application) { }

    /// <summary>Rows of <see cref="Apps"/>: any resource nobody names, a resource that is not known, a group keyword in what-if.</summary>
    public const int OtherApp = 0, UnknownApp = 1, KeywordApp = 2, FirstApp = 3;

    public required Dictionary<GraphId, int> AppRows { get; init; }

    public required TruthRows Apps { get; init; }

    /// <summary>Row 0: an action no policy and no setting names.</summary>
    public required Dictionary<GraphId, int> ActionRows { get; init; }

    public required TruthRows Actions { get; init; }

    public required Postings Contexts { get; init; }

    /// <summary>By policy bit; null for policies whose row says everything.</summary>
    public required ResourceRule?[] Rules { get; init; }

    /// <summary>Policies whose target needs more than app ids: decided one by one, for those that survive everything else.</summary>
    public required ulong[] Residual { get; init; }

    public override void And(in Request request, TruthBits values, Scratch scratch)
    {
        TruthBits targeted = scratch.First;
        targeted.Clear();
        AddTargets(in request, targeted);
        Bits.Or(targeted.May, Residual);
        Bits.Or(targeted.Must, Residual);
        values.And(targeted);
    }

    /// <summary>Decides a policy that <see cref="And"/> left open.</summary>
    public Truth MatchesResidual(int policy, in Request request, AudienceSet audiences, TruthBits scratch)
    {
        Truth value = Rules[policy]!.Matches(in request, audiences);
        scratch.Clear();
        AddActionsAndContexts(in request, scratch);
        return value.Or(scratch[policy]);
    }

    private void AddTargets(in Request request, TruthBits into)
    {
        var audiences = new AudienceSet(in request);
        if (audiences.HasUnknown) into.Or(Apps, UnknownApp);
        foreach (ref readonly Audience audience in audiences.Listed)
        {
            if (audiences.IsBaseline(audience.AppId)) AddBaseline(in request, audiences, into);
            else if (NamesAgent(in audience)) AddOneByOne(in audience, into);
            else into.Or(Apps, RowOf(audience.AppId, request.IsWhatIf));
        }

        if (audiences.HasClient == Truth.Yes) into.Or(Apps, RowOf(audiences.Client.AppId, false));
        else if (audiences.HasClient == Truth.Unknown) into.OrAsUnknown(Apps, RowOf(audiences.Client.AppId, false));
        AddActionsAndContexts(in request, into);
    }

    private static bool NamesAgent(in Audience audience) => audience.AgentBlueprintId is { IsKnown: true, IsNone: false };

    private void AddOneByOne(in Audience audience, TruthBits into)
    {
        for (int policy = 0; policy < Rules.Length; policy++)
        {
            if (Rules[policy] is { } rule) into.Or(policy, rule.Matches(in audience));
        }
    }

    private void AddBaseline(in Request request, AudienceSet audiences, TruthBits into)
    {
        for (int policy = 0; policy < Rules.Length; policy++)
        {
            if (Rules[policy] is { } rule) into.Or(policy, rule.Matches(in request, audiences));
        }
    }

    private int RowOf(GraphId appId, bool isWhatIf)
    {
        if (!appId.IsKnown) return UnknownApp;
        if (AudienceSet.IsKeyword(appId)) return isWhatIf ? KeywordApp : UnknownApp;
        return AppRows.GetValueOrDefault(appId, OtherApp);
    }

    private void AddActionsAndContexts(in Request request, TruthBits into)
    {
        if (AudienceSet.HasAction(in request.SignIn)) into.Or(Actions, ActionRows.GetValueOrDefault(request.SignIn.Resource.UserAction, 0));
        foreach (GraphId context in request.SignIn.Resource.AuthenticationContexts) Contexts.Or(into, context);
    }
}
