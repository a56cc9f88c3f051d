using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>One side, include or exclude, of the subject condition.</summary>
internal sealed class SubjectSide
{
    /// <summary>Row 0: what holds for every user. Row 1: what holds for every agent user.</summary>
    public required TruthRows Everybody { get; init; }

    public required Postings Users { get; init; }

    public required Postings Groups { get; init; }

    public required Postings Roles { get; init; }

    /// <summary>Ids of <c>agents</c> lists.</summary>
    public required Postings AgentUsers { get; init; }
}

/// <summary>Who: users, groups, roles, guests, agent users, workload and agent identities (spec 4.2, 4.3).</summary>
internal sealed class SubjectColumn(SubjectSide include, SubjectSide exclude, GuestRule[] guests, WorkloadRule[] workloads)
    : ConditionColumn(PolicyConditions.Users)
{
    public override void And(in Request request, TruthBits values, Scratch scratch)
    {
        TruthBits included = scratch.First, excluded = scratch.Second;
        included.Clear();
        excluded.Clear();
        switch (request.Subject)
        {
            case SubjectKind.User:
                AddUser(include, in request.SignIn, included);
                AddUser(exclude, in request.SignIn, excluded);
                AddGuests(in request.SignIn, included, excluded);
                included.AndNot(excluded);
                break;
            case SubjectKind.AgentUser:
                AddAgentUser(include, request.SignIn.User.Id, included);
                AddAgentUser(exclude, request.SignIn.User.Id, excluded);
                included.AndNot(excluded);
                break;
            case SubjectKind.ServicePrincipal:
            case SubjectKind.AgentIdentity:
                foreach (WorkloadRule rule in workloads) included.Or(rule.Policy, rule.Matches(in request));
                break;
            default:
                break;
        }

        values.And(included);
    }

    private static void AddUser(SubjectSide side, in SignIn signIn, TruthBits into)
    {
        into.Or(side.Everybody, 0);
        side.Users.Or(into, signIn.User.Id);
        if (signIn.User.Groups.IsDefault || signIn.User.HasGroupOverage) into.OrUnknown(side.Groups.Any);
        foreach (GraphId group in signIn.User.Groups) side.Groups.Or(into, group);
        if (signIn.User.Roles.IsDefault) into.OrUnknown(side.Roles.Any);
        foreach (RoleAssignment role in signIn.User.Roles) AddRole(side.Roles, role, into);
    }

    private static void AddRole(Postings roles, RoleAssignment role, TruthBits into)
    {
        Truth scope = role.Scope switch { RoleScope.Unknown => Truth.Unknown, RoleScope.Directory => Truth.Yes, _ => Truth.No };
        Truth counts = scope.And(TruthLogic.Of(role.IsBuiltIn));
        if (role.TemplateId.IsKnown) into.Or(roles.Of(role.TemplateId), counts);
        else into.Or(roles.Any, counts.And(Truth.Unknown));
    }

    private void AddGuests(in SignIn signIn, TruthBits included, TruthBits excluded)
    {
        foreach (GuestRule guest in guests)
        {
            Truth matches = guest.Matches(signIn.User);
            included.Or(guest.IncludedBy, matches);
            excluded.Or(guest.ExcludedBy, matches);
        }
    }

    private static void AddAgentUser(SubjectSide side, GraphId id, TruthBits into)
    {
        into.Or(side.Everybody, 1);
        side.Users.Or(into, id);
        side.AgentUsers.Or(into, id);
    }
}
