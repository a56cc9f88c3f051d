using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.Reference;
using ConditionalAccess.Testing;
using static ConditionalAccess.Testing.ComplianceWorld;

namespace ConditionalAccess.Core.Tests.Compliance.Algorithm;

/// <summary>Compliance spec 3.4: whom a policy is assigned to.</summary>
public class AssignmentTests
{
    private static readonly GraphId s_filter = "f1000000-0000-4000-8000-000000000001";

    private static DeviceFacts Known => WindowsPc with { GroupIds = [DeviceGroup], User = WindowsPc.User with { GroupIds = [UserGroup] } };

    private static ComplianceAssignment Group(GraphId id) => new(AssignmentTargetKind.Group, id);

    private static ComplianceAssignment Except(GraphId id) => new(AssignmentTargetKind.ExclusionGroup, id);

    private static bool IsAssigned(DeviceFacts facts, params ComplianceAssignment[] assignments) => Match(facts.UserId, facts, assignments).IsAssigned;

    private static AssignmentMatch Match(GraphId account, DeviceFacts facts, params ComplianceAssignment[] assignments)
        => AssignmentSemantics.Match(Windows("tpmRequired").For(assignments), DeviceAccount.Of(account, facts), ComplianceOptions.Default);

    [Fact]
    public void All_devices_are_all_devices() => Assert.Equal(new AssignmentMatch(true, true), Match(GraphId.None, Known, new ComplianceAssignment(AssignmentTargetKind.AllDevices)));

    [Fact]
    public void Licensed_users_are_users_whose_licence_is_not_known_to_be_missing()
    {
        Assert.True(IsAssigned(Known, LicensedUsers));
        Assert.True(IsAssigned(Known with { User = DeviceUserFacts.NotKnown }, LicensedUsers));
        Assert.True(IsAssigned(Known with { UserId = default }, LicensedUsers));
        Assert.False(IsAssigned(Known with { User = Known.User with { IsIntuneLicensed = false } }, LicensedUsers));
        Assert.False(IsAssigned(Known with { UserId = GraphId.None }, LicensedUsers));
        Assert.False(Match(GraphId.None, Known, LicensedUsers).IsAssigned);
    }

    [Fact]
    public void A_group_matches_as_a_group_of_the_user_or_of_the_device()
    {
        Assert.Equal(new AssignmentMatch(true), Match(User, Known, Group(UserGroup)));
        Assert.Equal(new AssignmentMatch(true, true, true), Match(User, Known, Group(DeviceGroup)));
        Assert.Equal(new AssignmentMatch(true, true), Match(User, Known, Group(UserGroup), Group(DeviceGroup)));
        Assert.False(IsAssigned(Known, Group(s_filter)));
    }

    [Fact]
    public void The_system_account_is_reached_through_devices_only()
    {
        Assert.False(Match(GraphId.None, Known, Group(UserGroup)).IsAssigned);
        Assert.Equal(new AssignmentMatch(true, true, true), Match(GraphId.None, Known, Group(DeviceGroup)));
        Assert.True(Match(GraphId.None, Known with { GroupIds = default }, Group(UserGroup)).IsAssigned);
    }

    [Fact]
    public void Groups_that_are_not_known_match_an_include_and_no_exclude()
    {
        DeviceFacts unknown = Known with { GroupIds = default };
        Assert.Equal(new AssignmentMatch(true), Match(User, unknown, Group(DeviceGroup)));
        Assert.True(IsAssigned(Known with { User = Known.User with { GroupIds = default } }, Group(s_filter)));
        Assert.True(IsAssigned(unknown, LicensedUsers, Except(DeviceGroup)));
    }

    [Fact]
    public void An_exclusion_beats_every_include()
    {
        Assert.False(IsAssigned(Known, LicensedUsers, Except(UserGroup)));
        Assert.False(IsAssigned(Known, Group(DeviceGroup), new ComplianceAssignment(AssignmentTargetKind.AllDevices), Except(DeviceGroup)));
        Assert.True(IsAssigned(Known, LicensedUsers, Except(s_filter)));
        Assert.True(Match(GraphId.None, Known, Group(DeviceGroup), Except(UserGroup)).IsAssigned);
    }

    [Fact]
    public void A_target_that_is_not_understood_assigns()
    {
        Assert.Equal(new AssignmentMatch(true), Match(GraphId.None, Known, new ComplianceAssignment(AssignmentTargetKind.Unknown)));
        Assert.True(IsAssigned(Known, new ComplianceAssignment((AssignmentTargetKind)77)));
        Assert.True(IsAssigned(Known, Group(default)));
        Assert.True(IsAssigned(Known, LicensedUsers, new ComplianceAssignment(AssignmentTargetKind.UnknownExclusion), Except(default)));
        Assert.False(IsAssigned(Known, new ComplianceAssignment(AssignmentTargetKind.UnknownExclusion)));
    }

    [Theory]
    [InlineData(AssignmentFilterMode.Include, true, true)]
    [InlineData(AssignmentFilterMode.Include, false, false)]
    [InlineData(AssignmentFilterMode.Include, null, true)]
    [InlineData(AssignmentFilterMode.Exclude, true, false)]
    [InlineData(AssignmentFilterMode.Exclude, false, true)]
    [InlineData(AssignmentFilterMode.Exclude, null, true)]
    [InlineData((AssignmentFilterMode)9, false, true)]
    [InlineData(AssignmentFilterMode.None, false, true)]
    public void A_filter_that_nobody_evaluated_assigns(AssignmentFilterMode mode, bool? isMatch, bool isAssigned)
    {
        DeviceFacts facts = Known with { AssignmentFilterMatches = isMatch is { } known ? [new(s_filter, known)] : default };
        Assert.Equal(isAssigned, IsAssigned(facts, LicensedUsers with { FilterId = s_filter, FilterMode = mode }));
    }

    [Fact]
    public void An_exclusion_with_a_filter_excludes_only_what_surely_passes_it()
    {
        ComplianceAssignment filtered = Except(UserGroup) with { FilterId = s_filter, FilterMode = AssignmentFilterMode.Include };
        Assert.True(IsAssigned(Known, LicensedUsers, filtered));
        Assert.True(IsAssigned(Known with { AssignmentFilterMatches = [new(s_filter, false)] }, LicensedUsers, filtered));
        Assert.False(IsAssigned(Known with { AssignmentFilterMatches = [new(s_filter, true)] }, LicensedUsers, filtered));
    }

    [Fact]
    public void Assignments_that_were_not_exported_assign_but_are_no_device_target()
    {
        CompliancePolicy policy = Windows("tpmRequired") with { Assignments = default };
        Assert.Equal(new AssignmentMatch(true), AssignmentSemantics.Match(policy, DeviceAccount.Of(GraphId.None, Known), ComplianceOptions.Default));
        Assert.False(AssignmentSemantics.Match(policy, DeviceAccount.Of(User, Known), ComplianceOptions.Default with { MissingAssignmentsMeanNobody = true }).IsAssigned);
        Assert.False(IsAssigned(Known));
    }

    [Fact]
    public void A_threat_rule_for_a_device_group_is_evaluated_with_a_note()
    {
        CompliancePolicy policy = Ios().ThreatLevel("low").For(Group(DeviceGroup));
        DeviceFacts phone = IPhone.Threat(ThreatHealthState.HighSeverity) with { GroupIds = [DeviceGroup], User = IPhone.User with { GroupIds = [] } };
        DeviceCompliance answer = Evaluated.Evaluate(phone, policy);
        Assert.Equal(ComplianceState.Noncompliant, answer.ReportedState);
        ComplianceNote note = Assert.Single(answer.Notes);
        Assert.Equal(new ComplianceNote("threatRuleForDeviceGroup", P1, "deviceThreatProtectionRequiredSecurityLevel",
            "A rule for the threat level reaches the device through a device group only, which Intune does not support; it is evaluated all the same."), note);
        Assert.Empty(Evaluated.Evaluate(phone, policy.For(Group(DeviceGroup), LicensedUsers)).Notes);
    }

    [Fact]
    public void Without_contexts_there_is_one_account()
    {
        Assert.Equal([User], Accounts(WindowsPc));
        Assert.Equal([GraphId.None], Accounts(WindowsPc with { UserId = GraphId.None }));
        DeviceAccount unknown = Assert.Single(DeviceAccount.AllOf(WindowsPc with { UserId = default }));
        Assert.Equal((GraphId.None, false), (unknown.Id, unknown.IsSystem));
        Assert.Equal([User], Accounts(WindowsPc with { Contexts = [] }));
        Assert.Equal([GraphId.None], Accounts(WindowsPc with { Contexts = [new(GraphId.None, WindowsPc)] }));
    }

    private static IEnumerable<GraphId> Accounts(DeviceFacts facts) => DeviceAccount.AllOf(facts).Select(a => a.Id);
}
