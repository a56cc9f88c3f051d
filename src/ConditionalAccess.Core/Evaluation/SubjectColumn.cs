using System.Runtime.Intrinsics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Evaluation;

/// <summary>The subject row of one user under one plan, worked out once. Immutable and thread-safe.</summary>
internal sealed class SubjectRow
{
    private readonly UserSignals _user;

    public SubjectRow(PolicyPlan plan, in UserSignals user)
    {
        Plan = plan;
        _user = user;
        IsUsual = _user.IsUsual;
        Row = plan.Subject.Keep(in _user, Workspace.For(plan.Words));
        OneVector = Row.OneVector;
    }

    public PolicyPlan Plan { get; }

    public ref readonly UserSignals User => ref _user;

    /// <summary>Whether the user is usual, see <see cref="UserSignals.IsUsual"/>.</summary>
    public bool IsUsual { get; }

    /// <summary>The row for <see cref="SubjectKind.User"/>.</summary>
    public TruthRow Row { get; }

    /// <summary>The policies that may apply, in a plan that fits one vector.</summary>
    public Vector256<ulong> OneVector { get; }
}

/// <summary>Who: users, groups, roles, guests, agent users, workload and agent identities (spec 4.2, 4.3).</summary>
internal sealed class SubjectColumn
{
    /// <summary>Rows of <see cref="Everybody"/>: what holds for every user, and for every agent user.</summary>
    public const int IncludedUsers = 0, ExcludedUsers = 1, IncludedAgentUsers = 2, ExcludedAgentUsers = 3, EverybodyRows = 4;

    public required TruthRows Everybody { get; init; }

    public required Postings Users { get; init; }

    public required Postings Groups { get; init; }

    public required Postings Roles { get; init; }

    /// <summary>Ids of <c>agents</c> lists.</summary>
    public required Postings AgentUsers { get; init; }

    public required GuestRule[] Guests { get; init; }

    public required WorkloadRule[] Workloads { get; init; }

    /// <summary>The row of a sign-in's subject.</summary>
    public TruthRow Pick(in Request request)
    {
        Workspace work = Workspace.For(Everybody.Length);
        switch (request.Subject)
        {
            case SubjectKind.User:
                return User(in request.User, work);
            case SubjectKind.AgentUser:
                return AgentUser(request.User.Id, work);
            case SubjectKind.ServicePrincipal:
            case SubjectKind.AgentIdentity:
                TruthUnion covered = work.Included();
                foreach (WorkloadRule rule in Workloads) covered.Or(rule.Policy, rule.Matches(in request));
                return covered.ToRow();
            default:
                return work.Included().ToRow();
        }
    }

    /// <summary>The row of a user in a block of its own.</summary>
    public TruthRow Keep(in UserSignals user, Workspace work)
    {
        TruthRow row = User(in user, work);
        int words = Everybody.Length;
        return TruthRow.Of(row.May(words), row.Must(words));
    }

    /// <summary>The row of a user, in the working space.</summary>
    public TruthRow User(in UserSignals user, Workspace work)
    {
        TruthUnion included = work.Included(), excluded = work.Excluded();
        included.Or(Everybody[IncludedUsers]);
        excluded.Or(Everybody[ExcludedUsers]);
        Users.Or(user.Id, ref included, ref excluded);
        if (user.Groups.IsDefault || user.HasGroupOverage) Groups.OrAny(ref included, ref excluded);
        Groups.Or(user.Groups.AsSpan(), ref included, ref excluded);
        if (user.Roles.IsDefault) Roles.OrAny(ref included, ref excluded);
        foreach (ref readonly RoleAssignment role in user.Roles.AsSpan()) AddRole(in role, ref included, ref excluded);
        foreach (GuestRule guest in Guests) AddGuest(guest, in user, ref included, ref excluded);
        return included.Except(excluded);
    }

    private void AddRole(in RoleAssignment role, ref TruthUnion included, ref TruthUnion excluded)
    {
        Truth scope = role.Scope switch { RoleScope.Unknown => Truth.Unknown, RoleScope.Directory => Truth.Yes, _ => Truth.No };
        Truth counts = scope.And(TruthLogic.Of(role.IsBuiltIn));
        if (counts == Truth.No) return;
        if (!role.TemplateId.IsKnown)
        {
            Roles.OrAny(ref included, ref excluded);
            return;
        }

        int number = Roles.Find(role.TemplateId);
        if (number < 0) return;
        included.Or(Roles.Included(number), counts);
        excluded.Or(Roles.Excluded(number), counts);
    }

    private static void AddGuest(GuestRule guest, in UserSignals user, ref TruthUnion included, ref TruthUnion excluded)
    {
        Truth matches = guest.Matches(in user);
        if (matches == Truth.No) return;
        included.Or(guest.IncludedBy, matches);
        excluded.Or(guest.ExcludedBy, matches);
    }

    private TruthRow AgentUser(GraphId id, Workspace work)
    {
        TruthUnion included = work.Included(), excluded = work.Excluded();
        included.Or(Everybody[IncludedAgentUsers]);
        excluded.Or(Everybody[ExcludedAgentUsers]);
        Users.Or(in id, ref included, ref excluded);
        AgentUsers.Or(in id, ref included, ref excluded);
        return included.Except(excluded);
    }
}
