using ConditionalAccess.Compilation;
using ConditionalAccess.Model;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>A number that is no member of a signal's enumeration is not known: a policy that reads it applies, in every evaluator.</summary>
public sealed class UndefinedSignalTests
{
    private static readonly GraphId Role = "62e90394-69f5-4237-9190-012177145e10";

    public static TheoryData<string> Signals => ["signInRisk", "userRisk", "insiderRisk", "flow", "platform", "clientApp", "guestKind", "roleScope"];

    [Theory, MemberData(nameof(Signals))]
    public void A_block_that_reads_an_undefined_signal_blocks(string signal)
    {
        ConditionSet c = Sample.Policy().Conditions;
        SignIn s = SpecWorld.S0;
        (c, s) = signal switch
        {
            "signInRisk" => (c with { SignInRiskLevels = [RiskLevel.High] }, s with { Risk = s.Risk with { SignIn = (RiskLevel)200 } }),
            "userRisk" => (c with { UserRiskLevels = [RiskLevel.High] }, s with { Risk = s.Risk with { User = (RiskLevel)200 } }),
            "insiderRisk" => (c with { InsiderRiskLevels = [InsiderRiskLevel.Elevated] }, s with { Risk = s.Risk with { Insider = (InsiderRiskLevel)200 } }),
            "flow" => (c with { TransferMethods = [TransferMethod.DeviceCodeFlow] }, s with { Client = s.Client with { TransferMethod = (TransferMethod)200, OriginalTransferMethod = default } }),
            "platform" => (c with { Platforms = new() { IncludePlatforms = [DevicePlatform.Linux] } }, s with { Client = s.Client with { Platform = (DevicePlatform)200 } }),
            "clientApp" => (c with { ClientAppTypes = [ClientAppType.Other] }, s with { Client = s.Client with { AppType = (ClientAppType)200 } }),
            "guestKind" => (c with { Users = new() { IncludeUsers = [Keywords.GuestsOrExternalUsers] } }, s with { User = s.User with { Kind = (UserKind)200 } }),
            _ => (c with { Users = new() { IncludeRoles = [Role] } }, s with { User = s.User with { Roles = [new RoleAssignment(Role, (RoleScope)200, true)] } }),
        };
        TenantConfiguration tenant = SpecWorld.Tenant(Sample.Policy() with { Conditions = c, GrantControls = GrantControls.AllOf(BuiltInControl.Block) });
        var engine = new PolicyEngine(tenant, EngineOptions.Default, PlanCompiler.Compile(tenant, EngineOptions.Default), "test");
        Decision compiled = engine.Evaluate(in s);
        ReferenceDecision reference = new ReferenceEvaluator(tenant, EngineOptions.Default).Evaluate(in s);
        Assert.Equal((DecisionOutcome.Blocked, true), (compiled.Outcome, compiled.RestsOnUnknown));
        Assert.Equal((DecisionOutcome.Blocked, true), (reference.Outcome, reference.RestsOnUnknown));
    }
}
