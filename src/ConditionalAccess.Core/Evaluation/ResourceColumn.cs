using System.Runtime.CompilerServices;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>What: target resources, user actions, authentication contexts (spec 4.4). One row per resource that some policy names.</summary>
internal sealed class ResourceColumn
{
    /// <summary>Rows of <see cref="Apps"/>: any resource nobody names, a resource that is not known, a group keyword in what-if.</summary>
    public const int OtherApp = 0, UnknownApp = 1, KeywordApp = 2, FirstApp = 3;

    /// <summary>The apps that policies name, from row <see cref="FirstApp"/> on.</summary>
    public required IdMap AppRows { get; init; }

    /// <summary>Policies of <see cref="Residual"/> are in every row: they are decided later.</summary>
    public required TruthRows Apps { get; init; }

    /// <summary>The user actions that policies and settings name, from row 1 on.</summary>
    public required IdMap ActionRows { get; init; }

    /// <summary>Row 0: an action nobody names.</summary>
    public required TruthRows Actions { get; init; }

    public required Postings Contexts { get; init; }

    public required ResourceRules Rules { get; init; }

    /// <summary>Policies whose target needs more than app ids: decided one by one, for those that survive everything else.</summary>
    public required ulong[] Residual { get; init; }

    /// <summary>The row of what a sign-in asks access to. Policies of <see cref="Residual"/> are left open, as if they applied.</summary>
    public TruthRow Pick(in Request request)
    {
        ref readonly ResourceSignals resource = ref request.SignIn.ResourceInPlace;
        ReadOnlySpan<Audience> audiences = resource.Audiences.AsSpan();
        if (audiences.Length == 1 && IsOneApp(in resource, in audiences[0], request.Subject)) return Apps[RowOf(in audiences[0].AppIdInPlace, request.IsWhatIf)];
        return Gather(in request, Workspace.For(Apps.Length));
    }

    /// <summary>Decides a policy that <see cref="Pick"/> left open.</summary>
    public Truth MatchesResidual(int policy, in Request request, AudienceSet audiences)
    {
        Truth value = Rules.Matches(policy, in request, audiences);
        if (AudienceSet.HasAction(in request.SignIn)) value = value.Or(OfRow(Actions[ActionRow(request.SignIn.ResourceInPlace.UserAction)], policy));
        foreach (GraphId context in request.SignIn.ResourceInPlace.AuthenticationContexts)
        {
            if (!context.IsKnown) value = value.Or(Bits.Get(Contexts.AnyIncluded, policy) ? Truth.Unknown : Truth.No);
            else if (Contexts.Find(in context) is >= 0 and int number && Contexts.Included(number).Contains(policy)) return Truth.Yes;
        }

        return value;
    }

    // The usual case: one app, of which nothing but its id matters, for a subject that is not an agent.
    private static bool IsOneApp(in ResourceSignals resource, in Audience audience, SubjectKind subject)
        => resource.AuthenticationContexts.IsEmpty && resource.Scopes.IsEmpty && !(resource.RequestsIdToken && resource.ClientKind != ClientKind.Public)
        && (!resource.UserAction.IsKnown || resource.UserAction.IsNone)
        && audience.IsNoAgent && subject is SubjectKind.User or SubjectKind.ServicePrincipal;

    private Truth OfRow(TruthRow row, int policy)
        => Bits.Get(row.Must(Apps.Length), policy) ? Truth.Yes : Bits.Get(row.May(Apps.Length), policy) ? Truth.Unknown : Truth.No;

    private TruthRow Gather(in Request request, Workspace work)
    {
        TruthUnion targeted = work.Resource();
        var audiences = new AudienceSet(in request);
        if (audiences.HasUnknown) targeted.Or(Apps[UnknownApp]);
        foreach (ref readonly Audience audience in audiences.Listed) Add(in audience, Truth.Yes, in request, audiences, ref targeted);
        if (audiences.HasClient != Truth.No) Add(audiences.Client, audiences.HasClient, in request, audiences, ref targeted);
        if (AudienceSet.HasAction(in request.SignIn)) targeted.Or(Actions[ActionRow(request.SignIn.ResourceInPlace.UserAction)]);
        foreach (GraphId context in request.SignIn.ResourceInPlace.AuthenticationContexts)
        {
            if (!context.IsKnown) targeted.OrUnknown(Contexts.AnyIncluded);
            else if (Contexts.Find(in context) is >= 0 and int number) targeted.Or(Contexts.Included(number));
        }

        targeted.OrYes(Residual);
        return targeted.ToRow();
    }

    private void Add(in Audience audience, Truth isAudience, in Request request, AudienceSet audiences, ref TruthUnion into)
    {
        if (AudienceSet.IsTokenExchange(audience.AppId, request.Subject)) return;
        bool hasRow = audience.IsNoAgent && !audiences.IsBaseline(audience.AppId);
        if (!hasRow) AddOneByOne(in audience, isAudience, in request, audiences, ref into);
        else if (isAudience == Truth.Yes) into.Or(Apps[RowOf(in audience.AppIdInPlace, request.IsWhatIf)]);
        else into.OrAsUnknown(Apps[RowOf(in audience.AppIdInPlace, request.IsWhatIf)]);
    }

    private void AddOneByOne(in Audience audience, Truth isAudience, in Request request, AudienceSet audiences, ref TruthUnion into)
    {
        for (int policy = 0; policy < Rules.Rules.Length; policy++) into.Or(policy, Rules.MatchesOne(policy, in audience, in request, audiences).And(isAudience));
    }

    /// <summary>The row of an app.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowOf(in Guid appId)
    {
        int app = AppRows.Find(in appId);
        return app < 0 ? OtherApp : unchecked(FirstApp + app);
    }

    private int RowOf(in GraphId appId, bool isWhatIf)
    {
        if (!appId.IsKnown) return UnknownApp;
        if (AudienceSet.IsKeyword(in appId)) return isWhatIf ? KeywordApp : UnknownApp;
        int app = AppRows.Find(in appId);
        return app < 0 ? OtherApp : FirstApp + app;
    }

    private int ActionRow(GraphId action) => 1 + ActionRows.Find(in action);
}
