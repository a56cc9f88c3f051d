using Microsoft.CodeAnalysis;

namespace ConditionalAccess.Scripting.Binding;

/// <summary>What a type is called in a message.</summary>
internal sealed class TypeWords(ScriptLanguage language)
{
    public string Of(ITypeSymbol? type) => type switch
    {
        null => "null",
        { SpecialType: SpecialType.System_Boolean } => "true or false",
        { SpecialType: SpecialType.System_String } => "a text",
        { SpecialType: SpecialType.System_Void } => "nothing",
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => "a number",
        { TypeKind: TypeKind.Error } => "something unknown",
        { TypeKind: TypeKind.Enum } => "a value of " + type.Name,
        { Name: "Version" } => "a version",
        { Name: "DateTimeOffset" } => "an instant",
        { Name: "TimeSpan" } => "a duration",
        { Name: "IReadOnlyCollection" } => "a list of texts",
        _ when language.Vocabulary.FindType(NameRules.IdOf(type)) is not null => "a group of signals",
        _ => "something else",
    };
}
